package org.tipspeed.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.control.DisconRecord;
import org.tipspeed.support.OwnController;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.turbine.mock.MockTurbine;
import org.tipspeed.wind.WindCases;

/**
 * The libraries in the jar are those of the source. Build them anew with native/controller/build.
 */
@Timeout(60)
class CarriedLibraryTest {

  private static final double INTERVAL_S = 0.1;

  @TempDir private Path folder;

  @Test
  void carriedLibrary_commandsWhatTheSourceCommands() throws IOException {
    ControllerLibrary carried =
        ControllerLibrary.forThisMachine()
            .orElseGet(() -> Assumptions.abort("no library is carried for this machine"));
    Path ours = carried.copyTo(folder);
    Path built = OwnController.at(folder.resolve("libbuilt.so"), "-shared");
    String file = ShippedPolicy.export(folder, ControllerSettings.DEFAULTS).toString();
    ExchangeHost first = new ExchangeHost(ours, INTERVAL_S);
    ExchangeHost second = new ExchangeHost(built, INTERVAL_S);
    MockTurbine turbine = MockTurbine.nrel5mw();
    TurbineReading reading =
        turbine.start(
            new EpisodeStart(
                WindCases.parse("ntm:13,class=B,seed=3,duration=80"),
                ShippedPolicy.TURBINE.steadyStateAt(13),
                INTERVAL_S,
                60));
    for (int i = 0; i < 600; i++) {
      first.tell(reading);
      second.tell(reading);
      assertEquals(0, first.call(i == 0 ? 0 : 1, file), first::message);
      assertEquals(0, second.call(i == 0 ? 0 : 1, file), second::message);
      double torque = first.get(DisconRecord.DEMANDED_TORQUE);
      double pitch = first.get(DisconRecord.DEMANDED_PITCH);
      assertEquals(second.get(DisconRecord.DEMANDED_TORQUE), torque, 0.05);
      assertEquals(second.get(DisconRecord.DEMANDED_PITCH), pitch, 1e-6);
      reading = turbine.advance(TurbineCommand.collective(torque, pitch));
    }
  }

  @Test
  void everyPlatform_isCarriedWithTheSameEntryPoints() throws IOException {
    for (ControllerLibrary library : ControllerLibrary.CARRIED) {
      String content = new String(library.bytes(), StandardCharsets.ISO_8859_1);
      for (String name : new String[] {"DISCON", "tipspeed_init", "tipspeed_update"}) {
        assertTrue(content.contains(name + '\0'), library.platform() + " lacks " + name);
      }
    }
  }

  @Test
  void linuxLibraries_askForNoGlibcAfter217() throws IOException {
    for (ControllerLibrary library : ControllerLibrary.CARRIED) {
      String content = new String(library.bytes(), StandardCharsets.ISO_8859_1);
      java.util.regex.Matcher version =
          java.util.regex.Pattern.compile("GLIBC_2\\.(\\d+)").matcher(content);
      while (version.find()) {
        assertTrue(Integer.parseInt(version.group(1)) <= 17, library.platform() + version.group());
      }
    }
  }
}
