package org.tipspeed.turbine.openfast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tipspeed.support.LookalikeLibrary;
import org.tipspeed.support.OpenFastLookalike;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.TurbineException.Kind;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.turbine.process.ProcessSettings;
import org.tipspeed.turbine.process.ProcessTurbine;
import org.tipspeed.wind.WindCases;
import org.tipspeed.wind.WindExport;
import org.tipspeed.wind.WindField;
import org.tipspeed.wind.WindFields;

/** What goes wrong in an OpenFAST library costs one episode, and says what it was. */
class OpenFastFaultsTest {

  private static final OperatingPoint INITIAL = OperatingPoint.of(12.1, 7.9, 43.093);
  private static final TurbineCommand HOLD =
      TurbineCommand.collective(INITIAL.generatorTorqueNm(), INITIAL.pitchRad());
  private static final ProcessSettings IMPATIENT =
      ProcessSettings.DEFAULTS.withStepLimitS(1).withBackOffInitialS(0);

  @TempDir private Path folder;

  private Turbine inChild(OpenFastSettings settings) {
    Path log = folder.resolve("child.log");
    return new ProcessTurbine(new OpenFastSimulator(), settings, IMPATIENT, log, System::nanoTime);
  }

  private static EpisodeStart episode(String wind, double durationS) {
    return new EpisodeStart(WindCases.parse(wind), INITIAL, 0.1, durationS);
  }

  private static TurbineReading fly(Turbine turbine, EpisodeStart episode) {
    TurbineReading reading = turbine.start(episode);
    while (reading.timeS() < episode.durationS() - 0.05) {
      reading = turbine.advance(HOLD);
    }
    return reading;
  }

  /** Twenty seconds of settling, two of flight; then another model flies. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "crash_at 22    | CRASHED     | ",
        "exit_at 22     | CRASHED     | ",
        "hang_at 22     | TIMED_OUT   | ",
        "nan_at 22      | NON_FINITE  | OpenFAST shows Wind1VelX as NaN after",
        "fatal_at 22    | CRASHED     | Mach number exceeds 1.0",
        "end_at 22      | CRASHED     | OpenFAST's time is 22.0",
        "refuse 1       | REFUSED     | Invalid numerical input for file \"ED.dat\"",
        "flood 100000   |             | "
      })
  void fault_costsTheEpisodeOnly(String traits, Kind kind, String words) {
    OpenFastSettings settings = OpenFastContractTest.settings(folder, traits);
    EpisodeStart episode = episode("steady:14", 5);
    try (Turbine turbine = inChild(settings)) {
      if (kind == null) {
        assertEquals(5, fly(turbine, episode).timeS(), 1e-9);
      } else {
        TurbineException failure =
            assertThrows(TurbineException.class, () -> fly(turbine, episode));
        assertEquals(kind, failure.kind(), failure.getMessage());
        assertTrue(failure.getMessage().contains(words == null ? "" : words), failure.getMessage());
        OpenFastLookalike.modelIn(folder.resolve("model"), "");
        assertEquals(5, restarted(turbine, settings, episode).timeS(), 1e-9);
      }
    }
  }

  /** A refusal leaves the child alive, which has read the model it was opened with. */
  private TurbineReading restarted(
      Turbine turbine, OpenFastSettings settings, EpisodeStart episode) {
    try {
      return fly(turbine, episode);
    } catch (TurbineException e) {
      turbine.close();
      try (Turbine other = inChild(settings)) {
        return fly(other, episode);
      }
    }
  }

  /** Grids of generated winds end above the lowest part of the tower. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ntm:14,class=A,seed=3,duration=40,ny=7,nz=7",
        "ntm:14,class=A,seed=3,duration=40,spectrum=mann,ny=8,nz=8",
        "FILE,offset=3.7",
        "eog:14",
        "step:14-12-15@3",
        "steady:14,shear=0.14,veer=0.1",
        "edc:14"
      })
  void wind_isFlownAsAsked(String spec) {
    OpenFastSettings settings = OpenFastContractTest.settings(folder, "");
    try (Turbine turbine = OpenFastTurbine.open(settings, folder.resolve("work"))) {
      EpisodeStart episode = episode(spec.replace("FILE", file(settings)), 20);
      WindField wind = WindFields.open(episode.wind(), settings.turbine().site());
      TurbineReading reading = turbine.start(episode);
      double[] uvw = new double[3];
      for (int i = 0; i < 195; i++) {
        wind.velocityAt(reading.timeS(), 0, 0, settings.turbine().hubHeightM(), uvw);
        double jump = spec.startsWith("step") && reading.timeS() % 3 < 0.06 ? 5 : 0.003;
        assertEquals(uvw[0], reading.hubWindMps(), jump, spec + " at " + reading.timeS());
        reading = turbine.advance(HOLD);
      }
    }
  }

  /** A user's own, which ends before the flight's margin does. */
  private String file(OpenFastSettings settings) {
    Path file = folder.resolve("user.bts");
    WindField field =
        WindFields.open(
            WindCases.parse("ntm:14,class=A,seed=4,duration=25,ny=7,nz=7"),
            settings.turbine().site());
    WindExport.write(field, settings.turbine().site(), 25, file, "test");
    return "file:" + file;
  }

  @Test
  void userModel_staysAsItIs() throws IOException {
    OpenFastSettings settings = OpenFastContractTest.settings(folder, "");
    String before = content(settings.project().getParent());
    try (Turbine turbine = OpenFastTurbine.open(settings, folder.resolve("work"))) {
      fly(turbine, episode("eog:14", 3));
    }
    assertEquals(before, content(settings.project().getParent()));
  }

  private static String content(Path model) throws IOException {
    try (var files = Files.walk(model)) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        all.append(file).append('\n').append(Files.readString(file));
      }
      return all.toString();
    }
  }

  @Test
  void airOfASuite_isThatOfTheWorkingCopy() throws IOException {
    OpenFastSettings settings = OpenFastContractTest.settings(folder, "");
    OpenFastSettings thin = new OpenFastSimulator().inAir(settings, 1.1).orElseThrow();
    try (Turbine turbine = OpenFastTurbine.open(thin, folder.resolve("work"))) {
      turbine.start(episode("steady:14", 5));
    }
    String main = Files.readString(folder.resolve("work/openfast/model.fst"));
    assertTrue(main.contains("1.1   AirDens"), main);
    String blades = Files.readString(folder.resolve("work/openfast/model_ElastoDyn.dat"));
    String blade = settings.project().resolveSibling("blades/blade.dat").toString();
    assertTrue(blades.contains('"' + blade + '"'), blades);
    assertEquals(1, blades.split("TTDspFA", -1).length - 1, blades);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model.fst | 1   CompServo | 0   CompServo |"
            + " model.fst, line 13: CompServo must be 1, was 0",
        "model.fst | 2   CompAero | 1e9   CompAero |"
            + " model.fst, line 12: CompAero must be 0 or 1 or 2, was 1e9",
        "model.fst | model_AeroDyn | model_AD | AeroFile must be a file that is there",
        "model.fst | SttsTime | Stts | has no line with the key SttsTime",
        "model_ElastoDyn.dat | 3   NumBl | 2   NumBl |"
            + " model_ElastoDyn.dat, line 8: NumBl must be 3, was 2",
        "model_ElastoDyn.dat | 63   TipRad | 65   TipRad |"
            + " turbine.openfast.turbine.rotor_diameter_m must be 130.0 as in ",
        "model_ElastoDyn.dat | 97   GBRatio | x   GBRatio | GBRatio must be a number, was x",
        "model_ServoDyn.dat | OutList | Outlet | model_ServoDyn.dat has no OutList"
      })
  void model_thatCannotBeUsed_isRefusedWithPlaceAndReason(
      String file, String from, String to, String words) throws IOException {
    OpenFastSettings settings = OpenFastContractTest.settings(folder, "");
    Path changed = settings.project().resolveSibling(file);
    Files.writeString(changed, Files.readString(changed).replace(from, to));
    TurbineException refusal =
        assertThrows(
            TurbineException.class,
            () -> {
              try (Turbine turbine = OpenFastTurbine.open(settings, folder.resolve("work"))) {
                turbine.start(episode("steady:14", 5));
              }
            });
    assertEquals(Kind.REFUSED, refusal.kind());
    assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
  }

  @Test
  void otherLibrary_isRefused() {
    OpenFastSettings settings = OpenFastContractTest.settings(folder, "");
    Path qblade = LookalikeLibrary.in(folder, LookalikeLibrary.Release.V2_0_9_7);
    TurbineException refusal =
        assertThrows(
            TurbineException.class,
            () -> OpenFastTurbine.open(settings.withLibrary(qblade), folder.resolve("work")));
    assertTrue(refusal.getMessage().contains("it is no OpenFAST library"), refusal.getMessage());
  }
}
