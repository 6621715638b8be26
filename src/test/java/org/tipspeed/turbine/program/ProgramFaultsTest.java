package org.tipspeed.turbine.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tipspeed.support.BladedProgram;
import org.tipspeed.turbine.EpisodeStart;
import org.tipspeed.turbine.OperatingPoint;
import org.tipspeed.turbine.Simulator.Preparation;
import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineCommand;
import org.tipspeed.turbine.TurbineData;
import org.tipspeed.turbine.TurbineException;
import org.tipspeed.turbine.TurbineException.Kind;
import org.tipspeed.turbine.TurbineReading;
import org.tipspeed.turbine.process.ProcessSettings;
import org.tipspeed.turbine.process.ProcessTurbine;
import org.tipspeed.wind.WindCases;
import org.tipspeed.wind.WindField;
import org.tipspeed.wind.WindFields;

/** What goes wrong in a program costs one episode, says what it was and leaves nothing behind. */
@Timeout(120)
class ProgramFaultsTest {

  private static final OperatingPoint INITIAL = OperatingPoint.of(12.1, 7.9, 43.093);
  private static final TurbineCommand HOLD =
      TurbineCommand.collective(INITIAL.generatorTorqueNm(), INITIAL.pitchRad());
  private static final double INTERVAL_S = 0.1;

  @TempDir private Path folder;

  private static EpisodeStart episode(String wind, double durationS) {
    return new EpisodeStart(WindCases.parse(wind), INITIAL, INTERVAL_S, durationS);
  }

  private static TurbineReading fly(Turbine turbine, EpisodeStart episode) {
    TurbineReading reading = turbine.start(episode);
    while (reading.timeS() < episode.durationS() - INTERVAL_S / 2) {
      reading = turbine.advance(HOLD);
    }
    return reading;
  }

  /** Twenty seconds of settling, two of flight; then another input is flown. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "22 crash_at       | CRASHED    | the program was ended by signal 11 after 1.95 s of flight",
        "22 exit_at        | CRASHED    | the program ended with exit code 3 after 1.95 s of flight;"
            + " it last printed: program: Mach number exceeds 1.0",
        "10 exit_at        | CRASHED    | exit code 3 10.05 s before the flight's time 0",
        "22 hang_at        | TIMED_OUT  | did not call its controller within 1.0 s after 1.95 s",
        "22 nan_at         | NON_FINITE | tells its controller NaN in record 53 after 2.00 s",
        "22 stand_at       | CRASHED    | the program's time stands still after 2.00 s of flight",
        "1 never_connects  | TIMED_OUT  | the program's controller did not connect within 1.0 s",
        "1 flood           |            | "
      })
  void fault_costsTheEpisodeOnly(String trait, Kind kind, String words) {
    ProgramSettings settings = ProgramContractTest.settings(folder, trait).withAnswerLimitS(1);
    EpisodeStart episode = episode("steady:14", 5);
    try (Turbine turbine = ProgramTurbine.open(settings, folder.resolve("work"))) {
      if (kind == null) {
        assertEquals(5, fly(turbine, episode).timeS(), 1e-9);
      } else {
        requireFailure(kind, words, () -> fly(turbine, episode));
        assertThrows(IllegalStateException.class, () -> turbine.advance(HOLD));
        BladedProgram.inputIn(folder.resolve("model"), "");
        assertEquals(5, fly(turbine, episode).timeS(), 1e-9);
      }
    }
    assertFalse(Files.exists(folder.resolve("work").resolve("program")));
    assertEquals(0, ProcessHandle.current().children().filter(this::isOurs).count());
  }

  private boolean isOurs(ProcessHandle process) {
    String ours = BladedProgram.executableIn(folder).toString();
    return process.info().command().equals(Optional.of(ours));
  }

  private static void requireFailure(Kind kind, String words, Runnable flight) {
    TurbineException failure = assertThrows(TurbineException.class, flight::run);
    assertEquals(kind, failure.kind(), failure.getMessage());
    assertTrue(failure.getMessage().contains(words), failure.getMessage());
  }

  /** What tipspeed is told by its settings must be what the program does. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{step} | 0.025 | calls its controller every 0.025 s (record 3), turbine.program",
        "{seconds} | 22 | the program ended its simulation after 2.00 s of flight",
        "{wind_type} | 7 | exit code 3 before its controller connected; it last printed: program:",
        "{controller} | none.so | before its controller connected; it last printed: program: ",
        "{controller_input} | input.txt | exit code 3 before its controller connected;"
      })
  void input_thatFliesSomethingElse_isFound(String placeholder, String instead, String words)
      throws IOException {
    ProgramSettings settings = ProgramContractTest.settings(folder, "");
    Path input = folder.resolve("model").resolve("input.txt");
    Files.writeString(input, Files.readString(input).replace(placeholder, instead));
    try (Turbine turbine = ProgramTurbine.open(settings, folder.resolve("work"))) {
      TurbineException failure =
          assertThrows(TurbineException.class, () -> fly(turbine, episode("steady:14", 5)));
      assertTrue(failure.getMessage().contains(words), failure.getMessage());
    }
  }

  @Test
  void otherWind_isFound() throws IOException {
    ProgramSettings settings = ProgramContractTest.settings(folder, "");
    Path other = Files.writeString(folder.resolve("other.hh"), "0 12 0 0 0 0.2 0 0 0\n");
    Path input = folder.resolve("model").resolve("input.txt");
    Files.writeString(input, Files.readString(input).replace("{wind}", other.toString()));
    try (Turbine turbine = ProgramTurbine.open(settings, folder.resolve("work"))) {
      requireFailure(
          Kind.REFUSED,
          "the program flies a mean wind of 12.00 m/s (record 27) over 10.0 s instead of 14.00 m/s",
          () -> fly(turbine, episode("steady:14", 15)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ntm:14,class=A,seed=3,duration=40,ny=7,nz=7", "eog:14", "step:14-12-15@3"})
  void wind_isFlownAsAsked(String spec) {
    ProgramSettings settings = ProgramContractTest.settings(folder, "");
    try (Turbine turbine = ProgramTurbine.open(settings, folder.resolve("work"))) {
      EpisodeStart episode = episode(spec, 15);
      WindField wind = WindFields.open(episode.wind(), settings.turbine().site());
      TurbineReading reading = turbine.start(episode);
      double[] uvw = new double[3];
      for (int i = 0; i < 145; i++) {
        wind.velocityAt(reading.timeS(), 0, 0, settings.turbine().hubHeightM(), uvw);
        double jump = spec.startsWith("step") && reading.timeS() % 3 < 0.06 ? 5 : 0.003;
        assertEquals(Math.hypot(uvw[0], uvw[1]), reading.hubWindMps(), jump, spec + reading);
        reading = turbine.advance(HOLD);
      }
    }
  }

  @Test
  void twoTurbines_flyAtOnceAsEachAlone() {
    ProgramSettings settings = ProgramContractTest.settings(folder, "");
    EpisodeStart weak = episode("steady:13", 5);
    EpisodeStart strong = episode("steady:15", 5);
    try (Turbine one = ProgramTurbine.open(settings, folder.resolve("one"));
        Turbine other = ProgramTurbine.open(settings, folder.resolve("other"))) {
      TurbineReading oneAlone = fly(one, weak);
      TurbineReading otherAlone = fly(other, strong);
      TurbineReading first = one.start(weak);
      TurbineReading second = other.start(strong);
      while (first.timeS() < 5 - INTERVAL_S / 2) {
        first = one.advance(HOLD);
        second = other.advance(HOLD);
      }
      assertEquals(oneAlone, first);
      assertEquals(otherAlone, second);
    }
  }

  /** The program ends with the child that started it, whose time limits hold too. */
  @ParameterizedTest
  @CsvSource({"'', 5", "22 hang_at, 2"})
  void program_inAChild_endsWithIt(String trait, double flownS) {
    ProgramSettings settings = ProgramContractTest.settings(folder, trait);
    try (Turbine turbine =
        new ProcessTurbine(
            new ProgramSimulator(),
            settings,
            ProcessSettings.DEFAULTS.withStepLimitS(1),
            folder.resolve("child.log"),
            System::nanoTime)) {
      if (trait.isEmpty()) {
        assertEquals(flownS, fly(turbine, episode("steady:14", flownS)).timeS(), 1e-9);
        assertEquals(1, ProcessHandle.allProcesses().filter(this::isOurs).count());
      } else {
        requireFailure(
            Kind.TIMED_OUT,
            "the simulator did not advance within 1.0 s",
            () -> fly(turbine, episode("steady:14", 5)));
      }
    }
    assertEquals(0, ProcessHandle.allProcesses().filter(this::isOurs).count());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{controller_input} | neither arguments nor files of turbine.program have {controller_input}",
        "{wind}             | neither arguments nor files of turbine.program have {wind}, which",
        "{seconds}          | neither arguments nor files of turbine.program have {seconds}, which"
      })
  void input_withoutWhatIsNeeded_isRefusedBeforeTheFlight(String placeholder, String words)
      throws IOException {
    ProgramSettings settings = ProgramContractTest.settings(folder, "");
    Path input = folder.resolve("model").resolve("input.txt");
    Files.writeString(input, Files.readString(input).replace(placeholder, ""));
    requireFailure(Kind.REFUSED, words, () -> prepare(settings));
  }

  private static ProgramSettings prepare(ProgramSettings settings) {
    return new ProgramSimulator()
        .prepared(settings, new Preparation(INTERVAL_S, 60, sentence -> {}, System::nanoTime));
  }

  @Test
  void settings_thatCannotBeFlown_areRefused() {
    ProgramSettings settings = ProgramContractTest.settings(folder, "");
    assertEquals(settings, prepare(settings));
    Path none = Path.of("none");
    requireFailure(
        Kind.REFUSED,
        "turbine.program.turbine.generator_efficiency must be given",
        () -> prepare(settings.withTurbine(TurbineData.DEFAULTS)));
    requireFailure(
        Kind.REFUSED,
        "there is no program none: name its file",
        () -> prepare(settings.withExecutable(none)));
    requireFailure(
        Kind.REFUSED, "there is no file none", () -> prepare(settings.withFiles(List.of(none))));
    requireFailure(
        Kind.REFUSED,
        "the control interval must be a multiple of the simulator's step of 0.03 s",
        () -> prepare(settings.withTimeStepS(0.03)));
    assertThrows(IllegalArgumentException.class, () -> settings.withArguments(List.of("{winds}")));
    assertThrows(
        IllegalArgumentException.class, () -> settings.withLacking(List.of("gen_power_kW")));
    assertThrows(IllegalArgumentException.class, () -> settings.withRunsIn("../elsewhere"));
  }
}
