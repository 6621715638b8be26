package org.tipspeed.report.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.wind.Site;
import org.tipspeed.wind.WindCases;
import org.tipspeed.wind.WindField;
import org.tipspeed.wind.WindFields;
import org.tipspeed.wind.WindSummary;

class WindPictureTest {

  private static final int PIXELS_PER_POINT = 2;
  private static final Site SITE = new Site(90, 126);

  @TempDir Path folder;

  @Test
  void shearedWind_isBrighterAtTheTopOfTheRotor() throws IOException {
    BufferedImage picture = draw("steady:12,shear=0.2");
    assertTrue(brightness(picture, 230, 440) > brightness(picture, 230, 700) + 100);
  }

  @Test
  void changingWind_hasASpectrum_steadyWindHasNone() throws IOException {
    assertTrue(inked(draw("eog:12")) > 500);
    assertEquals(0, inked(draw("steady:12")));
  }

  @Test
  void linearAxis_hasRoundTicksInside() {
    assertEquals(List.of(6.0, 8.0, 10.0, 12.0, 14.0, 16.0), Axis.linear(6.5, 17).ticks());
    assertEquals(0.5, Axis.linear(7, 7).share(7), 1e-12);
  }

  @Test
  void logarithmicAxis_coversWholeDecades() {
    Axis axis = Axis.logarithmic(new double[] {0, 0.03, 7});
    assertEquals(4, axis.ticks().size());
    assertEquals(1.0 / 3, axis.share(0.1), 1e-12);
  }

  private BufferedImage draw(String spec) throws IOException {
    Path png = folder.resolve("wind.png");
    WindField field = WindFields.open(WindCases.parse(spec), SITE);
    WindPicture.write(png, WindSummary.of(field, SITE), field, SITE);
    return ImageIO.read(png.toFile());
  }

  /** At a point of the picture. */
  private static int brightness(BufferedImage picture, int x, int y) {
    int rgb = picture.getRGB(PIXELS_PER_POINT * x, PIXELS_PER_POINT * y);
    return (rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff);
  }

  /** Dark points where the spectrum's chart is. */
  private static long inked(BufferedImage picture) {
    long count = 0;
    for (int x = 590; x < 1180; x++) {
      for (int y = 410; y < 730; y++) {
        count += brightness(picture, x, y) < 500 ? 1 : 0;
      }
    }
    return count;
  }
}
