package org.tipspeed.report.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.environment.Standing;
import org.tipspeed.flight.FlightRecord;
import org.tipspeed.report.SampleReport;
import org.tipspeed.rundir.ReportException;
import org.tipspeed.turbine.Channel;

class FlightPictureTest {

  private static final int REFERENCE = 0xff7a828a;

  private final List<FlightRecord> flights =
      SampleReport.whole().records().stream().limit(2).toList();

  @TempDir Path folder;

  @Test
  void everyController_isDrawnInItsColour() throws IOException {
    BufferedImage both = draw(flights);
    BufferedImage alone = draw(flights.subList(0, 1));
    int other = Picture.colour(0).getRGB();
    assertEquals(2400, both.getWidth());
    assertTrue(count(both, other) > 1000 && count(both, REFERENCE) > 1000);
    assertEquals(0, count(alone, other));
  }

  @Test
  void channelsThatNoFlightHas_areLeftOut() throws IOException {
    FlightRecord poor = only(flights.get(0), Channel.HUB_WIND);
    assertTrue(draw(flights).getHeight() > 2 * draw(List.of(poor)).getHeight());
    assertEquals(draw(flights).getHeight(), draw(List.of(poor, flights.get(1))).getHeight());
  }

  @Test
  void windInWhichNobodyFlew_isOneSentenceAndNoFile() {
    Path file = folder.resolve("none.png");
    ReportException e =
        assertThrows(ReportException.class, () -> FlightPicture.write(file, List.of()));
    assertEquals(
        file + " cannot be drawn: nobody flew in its wind, see flights.csv", e.getMessage());
    assertFalse(Files.exists(file));
  }

  private BufferedImage draw(List<FlightRecord> records) throws IOException {
    Path file = folder.resolve("flight.png");
    FlightPicture.write(file, records);
    return ImageIO.read(file.toFile());
  }

  private static FlightRecord only(FlightRecord flight, Channel channel) {
    return new FlightRecord(
        flight.controller(),
        flight.wind(),
        flight.turbine(),
        flight.controlIntervalS(),
        Map.of(channel, flight.series(channel)),
        flight.commands(),
        Standing.timeLimit(),
        "",
        OptionalDouble.empty());
  }

  private static int count(BufferedImage image, int colour) {
    int count = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        count += image.getRGB(x, y) == colour ? 1 : 0;
      }
    }
    return count;
  }
}
