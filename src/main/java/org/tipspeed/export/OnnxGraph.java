package org.tipspeed.export;

import java.util.List;
import java.util.Map;

/**
 * A chain of operations on one tensor of floats [batch, width], as ONNX wants it. Field numbers are
 * those of <a href="https://github.com/onnx/onnx/blob/v1.12.0/onnx/onnx.proto">onnx.proto</a>.
 */
final class OnnxGraph {

  private static final int FLOAT_TENSOR = 1;
  private static final int FLOAT_ATTRIBUTE = 1;
  private static final int INT_ATTRIBUTE = 2;

  /** Of the file format: that of ONNX 1.10, which later releases read. */
  private static final int IR_VERSION = 8;

  private final Protobuf graph = new Protobuf();
  private final String output;
  private String current;
  private int count;

  /**
   * @param input its name
   * @param inputs its width
   * @param output name of what the last operation gives
   * @param outputs its width
   */
  OnnxGraph(String name, String input, int inputs, String output, int outputs) {
    this.current = input;
    this.output = output;
    graph.put(2, name);
    graph.put(11, tensorInfo(input, inputs));
    graph.put(12, tensorInfo(output, outputs));
  }

  /** A constant for operations to take; none of the others has its name. */
  String constant(String name, float[] values, long... shape) {
    Protobuf tensor = new Protobuf();
    for (long dimension : shape) {
      tensor.put(1, dimension);
    }
    tensor.put(2, FLOAT_TENSOR).put(8, name).put(9, Protobuf.littleEndian(values));
    graph.put(5, tensor);
    return name;
  }

  /** Applies an operation to what there is. */
  OnnxGraph then(String operation, String... constants) {
    return then(operation, Map.of(), constants);
  }

  /**
   * @param attributes a Float is one, any other number a whole one
   */
  OnnxGraph then(String operation, Map<String, ? extends Number> attributes, String... constants) {
    return node(operation, attributes, operation + "_" + count++, constants);
  }

  /** Applies the last operation, which gives the output. */
  OnnxGraph last(String operation, String... constants) {
    return node(operation, Map.of(), output, constants);
  }

  private OnnxGraph node(
      String operation,
      Map<String, ? extends Number> attributes,
      String result,
      String... constants) {
    Protobuf node = new Protobuf().put(1, current);
    List.of(constants).forEach(constant -> node.put(1, constant));
    node.put(2, result).put(4, operation);
    attributes.forEach((name, value) -> node.put(5, attribute(name, value)));
    graph.put(1, node);
    current = result;
    return this;
  }

  private static Protobuf attribute(String name, Number value) {
    Protobuf attribute = new Protobuf().put(1, name);
    return value instanceof Float real
        ? attribute.put(2, real).put(20, FLOAT_ATTRIBUTE)
        : attribute.put(3, value.longValue()).put(20, INT_ATTRIBUTE);
  }

  /** Any number of rows. */
  private static Protobuf tensorInfo(String name, long width) {
    Protobuf shape =
        new Protobuf().put(1, new Protobuf().put(2, "batch")).put(1, new Protobuf().put(1, width));
    Protobuf tensor = new Protobuf().put(1, FLOAT_TENSOR).put(2, shape);
    return new Protobuf().put(1, name).put(2, new Protobuf().put(1, tensor));
  }

  /**
   * The whole file.
   *
   * @param opset version of the operations
   * @param producer version of this program
   * @param description for people
   * @param metadata for programs
   */
  byte[] model(int opset, String producer, String description, Map<String, String> metadata) {
    Protobuf model = new Protobuf().put(1, IR_VERSION).put(2, "tipspeed").put(3, producer);
    model.put(6, description).put(7, graph).put(8, new Protobuf().put(2, opset));
    metadata.forEach((key, value) -> model.put(14, new Protobuf().put(1, key).put(2, value)));
    return model.toBytes();
  }
}
