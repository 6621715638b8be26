package org.tipspeed.turbine.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tipspeed.flight.Flight;
import org.tipspeed.flight.FlightRecord;
import org.tipspeed.support.ScriptedController;
import org.tipspeed.turbine.Channel;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.process.ProcessSettings;
import org.tipspeed.turbine.process.ProcessTurbine;
import org.tipspeed.wind.WindCases;

/** What a program writes to a file is a channel of the flight as what it tells its controller. */
@Timeout(120)
class OutputFileTest {

  private static final OperatingPoint INITIAL = OperatingPoint.of(12.1, 7.9, 43.093);
  private static final EpisodeStart EPISODE =
      new EpisodeStart(WindCases.parse("eog:14"), INITIAL, 0.1, 5);

  @TempDir private Path folder;

  private ProgramSettings writing(String file) {
    return ProgramContractTest.settings(folder, file + " Output").withOutput("model/loads.out");
  }

  private static FlightRecord fly(Turbine turbine) {
    TurbineCommand hold =
        TurbineCommand.collective(INITIAL.generatorTorqueNm(), INITIAL.pitchRad());
    return new Flight(turbine, List.of(), Optional.empty())
        .fly(new ScriptedController("hold", reading -> hold), EPISODE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void loads_standBesideTheReadings(boolean inChild) {
    ProgramSettings settings = writing("loads.out");
    try (Turbine turbine = inChild ? child(settings) : ProgramTurbine.open(settings, folder)) {
      FlightRecord flight = fly(turbine);
      assertTrue(flight.completed(), flight.detail());
      assertEquals(51, flight.samples());
      double[] torque = flight.series(Channel.GENERATOR_TORQUE);
      double[] roll = flight.series(Channel.TOWER_BASE_MOMENT_SS);
      double[] thrust = flight.series(Channel.AERO_THRUST);
      double[] tilt = flight.series(Channel.TOWER_BASE_MOMENT_FA);
      for (int i = 0; i < flight.samples(); i++) {
        assertEquals(97 * torque[i], roll[i], 1e-5 * roll[i]);
        assertEquals(90 * thrust[i], tilt[i], 1e-5 * tilt[i]);
      }
      assertTrue(flight.has(Channel.TOWER_TOP_DISPLACEMENT_FA));
    }
  }

  private Turbine child(ProgramSettings settings) {
    return new ProcessTurbine(
        new ProgramSimulator(),
        settings,
        ProcessSettings.DEFAULTS,
        folder.resolve("child.log"),
        System::nanoTime);
  }

  @Test
  void flightThatEndsEarly_hasItsLoads() {
    try (Turbine turbine = ProgramTurbine.open(writing("loads.out"), folder)) {
      turbine.start(EPISODE);
      turbine.advance(TurbineCommand.collective(40_000, 0.15));
      assertEquals(2, turbine.afterwards().get(Channel.TOWER_BASE_MOMENT_FA).length);
    }
  }

  @Test
  void programWithoutItsOutput_costsTheFlight() {
    try (Turbine turbine = ProgramTurbine.open(writing("other.out"), folder)) {
      FlightRecord flight = fly(turbine);
      assertTrue(flight.detail().contains("loads.out cannot be read"), flight.detail());
    }
  }

  /** OpenFAST's modules/nwtc-library, WrBinFAST. */
  @ParameterizedTest
  @CsvSource({"1, 10", "2, 10", "3, 10", "4, 14"})
  void binaryFile_isReadInEachOfItsFormats(int format, int nameLength) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
    out.putShort((short) format);
    if (format == 4) {
      out.putShort((short) nameLength);
    }
    out.putInt(2).putInt(3);
    out.putDouble(format == 1 ? 1000 : 10).putDouble(format == 1 ? -10_000 : 0.5);
    if (format != 3) {
      out.putFloat(2).putFloat(0.5f).putFloat(-4).putFloat(100);
    }
    out.putInt(5).put("words".getBytes(StandardCharsets.US_ASCII));
    for (String word : List.of("Time", "TwrBsMyt", "TTDspFA", "(s)", "(kN-m)", "(m)")) {
      out.put((word + " ".repeat(nameLength - word.length())).getBytes(StandardCharsets.US_ASCII));
    }
    for (int row = 0; format == 1 && row < 3; row++) {
      out.putInt(500 * row);
    }
    for (int row = 0; row < 3; row++) {
      double moment = 7 + row;
      double displacement = 20 - row;
      if (format == 3) {
        out.putDouble(moment).putDouble(displacement);
      } else {
        out.putShort((short) (moment * 2 - 4)).putShort((short) (displacement * 0.5 + 100));
      }
    }
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    Path file = Files.write(folder.resolve("x.outb"), bytes);
    Map<Channel, double[]> series =
        OutputFile.read(file).series(OutputFile.OPENFAST, Set.of(), new double[] {10, 10.25, 11});
    assertEquals(2, series.size());
    assertArrayEquals(
        new double[] {7000, 7500, 9000}, series.get(Channel.TOWER_BASE_MOMENT_FA), 1e-6);
    if (format == 3) {
      assertArrayEquals(
          new double[] {20, 19.5, 18}, series.get(Channel.TOWER_TOP_DISPLACEMENT_FA), 1e-6);
    }
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));
    TurbineException refusal = assertThrows(TurbineException.class, () -> OutputFile.read(file));
    assertTrue(refusal.getMessage().contains("x.outb is cut off"), refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no names here | has no line of names that begins with Time",
        "Time TTDspFA,(s) (m),0 x | is cut off or no output of OpenFAST's",
        "Time TTDspFA,(s) (in),0 1,20 1 | has TTDspFA in in, which must be",
        "Time TTDspFA,(s) (m),0 1,1 1 | has nothing at 10.0000 s, when there was a reading"
      })
  void textFile_thatCannotBeUsed_isRefused(String lines, String words) throws IOException {
    Path file = Files.writeString(folder.resolve("x.out"), lines.replace(',', '\n'));
    TurbineException refusal =
        assertThrows(
            TurbineException.class,
            () -> OutputFile.read(file).series(OutputFile.OPENFAST, Set.of(), new double[] {10}));
    assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
  }
}
