package org.tipspeed.wind;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MannFilesTest {

  private static final Site SITE = new Site(90, 126);
  private static final String SIZE = ",nx=4,ny=3,nz=2,dx=20,dy=70,dz=140,speed=10";

  @TempDir Path folder;
  private Path u;
  private final double[] uvw = new double[3];

  /** Value = component.x y z in decimal places, so that each is told by its digits. */
  @BeforeEach
  void writeBox() throws IOException {
    u = folder.resolve("box_u.bin");
    for (int c = 0; c < 3; c++) {
      try (LittleEndianWriter out =
          new LittleEndianWriter(folder.resolve("box_" + "uvw".charAt(c) + ".bin"))) {
        for (int x = 0; x < 4; x++) {
          for (int y = 0; y < 3; y++) {
            for (int z = 0; z < 2; z++) {
              out.float32(c + 0.1f * x + 0.01f * y + 0.001f * z);
            }
          }
        }
        out.finish();
      }
    }
  }

  @Test
  void fileOrder_isXThenYFromLeftToRightThenZUpwards() {
    WindField field = open(SIZE + ",shear=0");
    // the first y of the file is at +70 m, the first z at 20 m; dx / speed = 2 s
    assertVelocity(field, 0, 70, 20, 10, 1, 2);
    assertVelocity(field, 0, -70, 160, 10.021, 1.021, 2.021);
    assertVelocity(field, 2, 70, 160, 10.101, 1.101, 2.101);
    assertVelocity(field, 6, 0, 20, 10.31, 1.31, 2.31);
  }

  @Test
  void box_repeatsItself_andTimeCanBeTurned() {
    WindField forward = open(SIZE + ",shear=0");
    assertEquals(Double.POSITIVE_INFINITY, forward.durationS());
    assertVelocity(forward, 8, 70, 20, 10, 1, 2);
    assertVelocity(open(SIZE + ",shear=0,time=backward"), 0, 70, 20, 10.3, 1.3, 2.3);
  }

  @Test
  void profile_isAddedToTheFluctuations() {
    assertVelocity(open(SIZE), 0, 70, 160, 10 * Math.pow(160.0 / 90, 0.2) + 0.001, 1.001, 2.001);
    assertVelocity(open(SIZE + ",shear=0,centre=91"), 0, 70, 21, 10, 1, 2);
  }

  @Test
  void turbulenceIntensity_scalesAllComponentsByTheSameFactor() {
    // at the centre (y 1, upper z) u is 0.011 + 0.1 x: standard deviation root(0.0125)
    double factor = 2 / Math.sqrt(0.0125);
    WindField field = open(SIZE + ",shear=0,ti=0.2");
    field.velocityAt(0, 0, 70, 20, uvw);
    double[] first = uvw.clone();
    field.velocityAt(2, 0, 70, 20, uvw);
    for (int c = 0; c < 3; c++) {
      assertEquals(0.1 * factor, uvw[c] - first[c], 1e-4);
    }
  }

  @Test
  void threeFilesByExtension_areFoundToo() throws IOException {
    for (char c : "uvw".toCharArray()) {
      Files.move(folder.resolve("box_" + c + ".bin"), folder.resolve("box." + c));
    }
    u = folder.resolve("box.u");
    assertVelocity(open(SIZE + ",shear=0"), 0, 70, 20, 10, 1, 2);
  }

  @Test
  void upperCaseNames_areFoundToo() throws IOException {
    for (char c : "uvw".toCharArray()) {
      String upper = "BOX_" + Character.toUpperCase(c) + (c == 'w' ? ".bin" : ".BIN");
      Files.move(folder.resolve("box_" + c + ".bin"), folder.resolve(upper));
    }
    u = folder.resolve("BOX_U.BIN");
    assertVelocity(open(SIZE + ",shear=0"), 0, 70, 20, 10, 1, 2);
  }

  @Test
  void boxThatHoldsTheMeanSpeed_isRefused() throws IOException {
    u = Files.move(folder.resolve("box_w.bin"), folder.resolve("mean_u.bin"));
    for (char c : "vw".toCharArray()) {
      Files.copy(u, folder.resolve("mean_" + c + ".bin"));
    }
    WindException refusal =
        assertThrows(WindException.class, () -> open(SIZE.replace("speed=10", "speed=2")));
    assertTrue(refusal.getMessage().contains("fluctuations about the mean"), refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | needs the option 'speed'",
        ",nx=4,ny=3,nz=2,dx=20,dy=70,speed=10 | needs the option 'dz'",
        ",nx=4,ny=3,nz=3,dx=20,dy=70,dz=70,speed=10 | 96 bytes, but 4 x 3 x 3 values take 144",
        ",nx=1000000,ny=1000000,nz=1000000,dx=1,dy=1,dz=1,speed=10 | values take",
        ",nx=4,ny=3,nz=2,dx=20,dy=7,dz=140,speed=10 | smaller than the rotor",
        ",nx=4,ny=1,nz=2,dx=20,dy=70,dz=140,speed=10 | ny from 2",
        ",nx=4,ny=3,nz=2,dx=20,dy=70,dz=140,speed=10,time=sideways | one of forward, backward",
      })
  void unusableOptions_areRefused(String options, String sentence) {
    WindException refusal = assertThrows(WindException.class, () -> open(options));
    assertTrue(refusal.getMessage().contains(sentence), refusal.getMessage());
  }

  @Test
  void missingSiblingOrNaN_isNamed() throws IOException {
    byte[] content = Files.readAllBytes(folder.resolve("box_w.bin"));
    content[7] = content[6] = (byte) 0xff;
    Files.write(folder.resolve("box_w.bin"), content);
    assertTrue(assertThrows(WindException.class, () -> open(SIZE)).getMessage().contains("NaN"));
    Files.delete(folder.resolve("box_w.bin"));
    WindException refusal = assertThrows(WindException.class, () -> open(SIZE));
    assertTrue(refusal.getMessage().contains("box_w.bin: there is no"), refusal.getMessage());
  }

  @Test
  void optionsOfBoxes_areRefusedForOtherFiles() {
    WindCase wind = WindCases.parse(TurbSimFileTest.REAL + ",nx=4");
    WindException refusal = assertThrows(WindException.class, () -> WindFields.open(wind, SITE));
    assertTrue(refusal.getMessage().contains("HAWC2 boxes only: nx"), refusal.getMessage());
  }

  private WindField open(String options) {
    return WindFields.open(WindCases.parse(u + options), SITE);
  }

  private void assertVelocity(
      WindField field, double t, double y, double z, double u, double v, double w) {
    field.velocityAt(t, 0, y, z, uvw);
    assertArrayEquals(new double[] {u, v, w}, uvw, 1e-5);
  }
}
