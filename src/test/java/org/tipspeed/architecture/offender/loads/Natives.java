package org.tipspeed.architecture.offender.loads;

import com.sun.jna.Pointer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import org.bytedeco.javacpp.DoublePointer;
import org.nd4j.linalg.api.ndarray.INDArray;

class Natives {

  Pointer jna;
  INDArray nd4j;
  DoublePointer javacpp;

  void serializes() throws IOException {
    new ObjectOutputStream(new ByteArrayOutputStream()).writeObject("text");
  }
}
