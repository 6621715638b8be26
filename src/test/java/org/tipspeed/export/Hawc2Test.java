package org.tipspeed.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tipspeed.agent.policy.MlpPolicy;
import org.tipspeed.agent.policy.Standardisation;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.control.ClassicalParameters;
import org.tipspeed.control.DisconRecord;
import org.tipspeed.nn.Activation;
import org.tipspeed.nn.MlpShape;
import org.tipspeed.nn.Normalisation;
import org.tipspeed.support.OwnController;
import org.tipspeed.task.ObservationSettings;
import org.tipspeed.task.SignalSettings;
import org.tipspeed.task.SignalSettings.Filter;
import org.tipspeed.task.TaskSettings;

/** HAWC2's entry points command what Bladed's does on the same values. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class Hawc2Test {

  private static final double STEP_S = 0.05;
  private static final double GEAR_RATIO = ShippedPolicy.TURBINE.gearRatio();
  private static final int POLICY = 5;

  @TempDir private Path folder;

  @Test
  void update_commandsAsDiscon() {
    String file = exported();
    Path library = OwnController.at(folder.resolve("libtipspeed.so"), "-shared");
    NativeLibrary hawc2 = NativeLibrary.getInstance(library.toString());
    Function setenv = NativeLibrary.getProcess().getFunction("setenv");
    setenv.invoke(Integer.class, new Object[] {"TIPSPEED_POLICY", file, 1});
    double[] result = new double[6];
    hawc2.getFunction("tipspeed_init").invoke(new Object[] {new double[] {STEP_S}, result});
    assertEquals(1, result[0]);

    ExchangeHost discon = new ExchangeHost(library, STEP_S);
    double torqueNm = 0;
    for (int i = 0; i < 200; i++) {
      double rotor = (float) (1.2 + 0.02 * Math.sin(0.1 * i));
      double wind = 13 + Math.sin(0.03 * i);
      double power = 4e6 + 5e5 * Math.sin(0.05 * i);
      double acceleration = 0.1 * Math.cos(0.2 * i);
      double[] told = {i * STEP_S, rotor, 0.1, 0.1, 0.1, 0, wind, 0, power, 0, acceleration, 0};
      hawc2.getFunction("tipspeed_update").invoke(new Object[] {told, result});

      discon.set(DisconRecord.TIME, i * STEP_S);
      discon.set(DisconRecord.ROTOR_SPEED, rotor);
      discon.set(DisconRecord.GENERATOR_SPEED, rotor * GEAR_RATIO);
      for (int blade = 0; blade < 3; blade++) {
        discon.set(DisconRecord.pitch(blade), 0.1);
      }
      discon.set(DisconRecord.HUB_WIND, wind);
      discon.set(DisconRecord.ELECTRICAL_POWER, power);
      discon.set(DisconRecord.ACCELERATION_FA, acceleration);
      discon.set(DisconRecord.GENERATOR_TORQUE, torqueNm);
      assertEquals(0, discon.call(i == 0 ? 0 : 1, file), discon::message);
      torqueNm = discon.get(DisconRecord.DEMANDED_TORQUE);

      assertEquals(POLICY, result[5]);
      assertEquals(torqueNm * GEAR_RATIO, result[0], 1e-6 * Math.abs(result[0]));
      assertEquals(discon.get(DisconRecord.DEMANDED_PITCH), result[1]);
      assertEquals(result[1], result[3]);
    }
  }

  private String exported() {
    List<SignalSettings> signals =
        List.of(
            new SignalSettings("gen_speed_rpm", 1100, 100, Filter.RATE, 0.5),
            new SignalSettings("wind_hub_mps", 12, 5, Filter.NONE, 1),
            new SignalSettings("tower_top_fa_acc_mps2", 0, 1, Filter.LOW_PASS, 1),
            new SignalSettings("gen_power_kW", 4000, 1000, Filter.NONE, 1));
    TaskSettings task =
        ShippedPolicy.task().withObservation(new ObservationSettings(signals, 1, 5));
    MlpShape shape =
        new MlpShape(4, 0, 0, List.of(4), 2, Activation.TANH, Activation.TANH, Normalisation.NONE);
    float[] values = values(shape.parameters());
    return new ControllerExport(
            new MlpPolicy(shape, values, Standardisation.NONE),
            task,
            ShippedPolicy.TURBINE,
            Optional.of(ClassicalParameters.of(ShippedPolicy.TURBINE)),
            ControllerSettings.DEFAULTS)
        .write(folder, new ArrayFile.Builder())
        .toString();
  }

  private static float[] values(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = 0.3f * (float) Math.sin(i);
    }
    return values;
  }
}
