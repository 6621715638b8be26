package org.tipspeed.checkpoint;

import java.nio.file.Path;
import java.util.Arrays;

/** A process that saves ever larger numbers until it is killed, or no longer can. */
final class EndlessSaver {

  private EndlessSaver() {}

  /**
   * @param arguments folder, number of the first checkpoint, size of a checkpoint [floats]
   */
  public static void main(String[] arguments) {
    CheckpointFolder checkpoints = new CheckpointFolder(Path.of(arguments[0]), 2);
    for (long number = Long.parseLong(arguments[1]); ; number++) {
      float[] values = new float[Integer.parseInt(arguments[2])];
      Arrays.fill(values, number);
      try {
        checkpoints.save(number, new ArrayFile.Builder().array("values", values).build());
      } catch (CheckpointException e) {
        System.out.println(e.getMessage());
        return;
      }
      System.out.println(number);
    }
  }
}
