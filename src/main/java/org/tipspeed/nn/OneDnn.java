package org.tipspeed.nn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.LongPointer;

/**
 * The functions of oneDNN's C interface that {@link OneDnnPrimitive} needs, by addresses; names and
 * numbers are those of dnnl.h 2.5. {@link Blas} binds them: the published binding asks for OpenCL.
 */
final class OneDnn {

  static final int FORWARD_TRAINING = 64;
  static final int RECTIFIER = 0x1f;

  /** The same, with a derivative that follows from the outputs. */
  static final int RECTIFIER_BY_OUTPUTS = 0x100;

  // What an argument of a primitive is.
  static final int SOURCE = 1;
  static final int OUTPUT = 17;
  static final int WEIGHTS = 33;
  static final int SCRATCHPAD = 80;
  static final int SOURCE_GRADIENT = 129;
  static final int OUTPUT_GRADIENT = 145;

  static final long NONE = 0;

  private static final int SINGLE_PRECISION = 3;
  private static final int SCRATCHPAD_BY_USER = 1;
  private static final int QUERY_SCRATCHPAD = 136;
  private static final int PROCESSOR = 1;
  private static final int STREAM_DEFAULT = 1;

  /** oneDNN copies so many lengths of a shape, and reads as many as there are dimensions. */
  private static final int MOST_DIMENSIONS = 12;

  // More than the structures take: 696 bytes, and four of them with some numbers.
  private static final int SHAPE_BYTES = 1024;
  private static final int OPERATION_BYTES = 8192;

  private static long engine;
  private static long stream;

  private OneDnn() {}

  /** The library as a file, if it was built for this platform. */
  static Optional<Path> library() throws IOException {
    String folder = "/org/bytedeco/dnnl/" + Loader.getPlatform() + "/";
    if (OneDnn.class.getResource(folder + "libdnnl.so.2") == null) {
      return Optional.empty();
    }
    // What it needs must lie beside it.
    Loader.cacheResource(OneDnn.class, folder + "libgomp.so.1");
    return Optional.of(Loader.cacheResource(OneDnn.class, folder + "libdnnl.so.2").toPath());
  }

  /** To be called once, when the functions are bound. */
  static void start() {
    engine = made(out -> dnnl_engine_create(out, PROCESSOR, 0));
    stream = made(out -> dnnl_stream_create(out, engine, STREAM_DEFAULT));
  }

  /** Runs what it is given at once, on the thread that calls. */
  static long stream() {
    return stream;
  }

  static void require(int status) {
    if (status != 0) {
      throw new IllegalStateException("oneDNN refused with status " + status);
    }
  }

  /** A function that writes to an address, and returns 0 if it could. */
  interface Writer {
    int write(long address);
  }

  /** The handle of what a function makes. */
  static long made(Writer maker) {
    try (LongPointer handle = new LongPointer(1)) {
      require(maker.write(handle.address()));
      return handle.get();
    }
  }

  /** Attributes that leave the room for intermediate results to whoever runs the primitive. */
  static long attributes() {
    long attributes = made(OneDnn::dnnl_primitive_attr_create);
    require(dnnl_primitive_attr_set_scratchpad_mode(attributes, SCRATCHPAD_BY_USER));
    return attributes;
  }

  /**
   * What a primitive is made from.
   *
   * @param operation writes the operation
   * @param attributes or {@link #NONE}
   * @param forward description of the operation of which this is the derivative, or {@link #NONE}
   */
  static long description(Writer operation, long attributes, long forward) {
    try (BytePointer room = new BytePointer(OPERATION_BYTES)) {
      require(operation.write(room.address()));
      return made(
          out -> dnnl_primitive_desc_create(out, room.address(), attributes, engine, forward));
    }
  }

  /** The room that a primitive needs for intermediate results. */
  static long scratchBytes(long description) {
    return dnnl_memory_desc_get_size(
        dnnl_primitive_desc_query_md(description, QUERY_SCRATCHPAD, 0));
  }

  /** That room as an argument of the primitive; does not keep it alive. */
  static long scratchpad(long description, Matrix room) {
    long needed = dnnl_primitive_desc_query_md(description, QUERY_SCRATCHPAD, 0);
    return made(out -> dnnl_memory_create(out, needed, engine, address(room)));
  }

  /** The matrix as an argument of primitives; does not keep it alive. */
  static long argument(Matrix matrix) {
    try (BytePointer shape = shape(matrix)) {
      return made(out -> dnnl_memory_create(out, shape.address(), engine, address(matrix)));
    }
  }

  private static long address(Matrix matrix) {
    FloatPointer start = matrix.floats();
    return start.address() + Float.BYTES * start.position();
  }

  /** Shape and order of a matrix. */
  static BytePointer shape(Matrix matrix) {
    long distance = matrix.leadingDimension();
    try (LongPointer lengths = pair(matrix.rows(), matrix.columns());
        LongPointer strides = matrix.isByRows() ? pair(distance, 1) : pair(1, distance)) {
      BytePointer shape = new BytePointer(SHAPE_BYTES);
      require(
          dnnl_memory_desc_init_by_strides(
              shape.address(), 2, lengths.address(), SINGLE_PRECISION, strides.address()));
      return shape;
    }
  }

  private static LongPointer pair(long first, long second) {
    return new LongPointer(MOST_DIMENSIONS).put(0, first).put(1, second);
  }

  static native int dnnl_matmul_desc_init(
      long operation, long left, long right, long bias, long product);

  static native int dnnl_eltwise_forward_desc_init(
      long operation, int kind, int function, long shape, float alpha, float beta);

  static native int dnnl_eltwise_backward_desc_init(
      long operation, int function, long gradientShape, long shape, float alpha, float beta);

  static native int dnnl_post_ops_create(long out);

  static native int dnnl_post_ops_append_eltwise(
      long operations, float scale, int function, float alpha, float beta);

  static native int dnnl_post_ops_destroy(long operations);

  static native int dnnl_primitive_attr_set_post_ops(long attributes, long operations);

  static native int dnnl_primitive_attr_destroy(long attributes);

  static native int dnnl_primitive_desc_destroy(long description);

  static native int dnnl_primitive_create(long out, long description);

  static native int dnnl_primitive_execute(long primitive, long stream, int count, long arguments);

  private static native int dnnl_engine_create(long out, int kind, long index);

  private static native int dnnl_stream_create(long out, long engine, int flags);

  private static native int dnnl_memory_desc_init_by_strides(
      long shape, int dimensions, long lengths, int type, long strides);

  private static native long dnnl_memory_desc_get_size(long shape);

  private static native int dnnl_memory_create(long out, long shape, long engine, long content);

  private static native int dnnl_primitive_attr_create(long out);

  private static native int dnnl_primitive_attr_set_scratchpad_mode(long attributes, int mode);

  private static native int dnnl_primitive_desc_create(
      long out, long operation, long attributes, long engine, long forward);

  private static native long dnnl_primitive_desc_query_md(long description, int what, int index);
}
