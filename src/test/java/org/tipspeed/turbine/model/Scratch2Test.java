package org.tipspeed.turbine.model;

import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;
import org.tipspeed.control.*;
import org.tipspeed.turbine.*;
import org.tipspeed.turbine.mock.*;
import org.tipspeed.wind.*;

class Scratch2Test {
  @Test
  void nrel() throws Exception {
    for (String file : new String[] {"", "/tmp/tm/nrel.yaml"}) {
      List<String> lines =
          Files.readAllLines(Path.of("/work/shared/reference/nrel5mw/steady_state.csv"));
      List<String> head = List.of(lines.get(0).split(","));
      Turbine t = new MockTurbine(new MockSettings(Path.of(file), 0.05, 1.225, 0));
      for (String line : lines.subList(2, lines.size())) {
        String[] w = line.split(",");
        double U = Double.parseDouble(w[0]);
        Controller c = Baselines.of(t.description());
        double[] v = new double[6];
        int n = 0;
        TurbineReading r =
            t.start(
                new EpisodeStart(
                    WindCases.parse("steady:" + U), t.description().steadyStateAt(U), 0.05, 300));
        c.start(t.description(), r, 0.05);
        for (int i = 0; i < 6000; i++) {
          r = t.advance(c.command(r));
          if (i >= 5000) {
            n++;
            double[] x = {
              r.rotorSpeedRadPerS() * 30 / Math.PI,
              Math.toDegrees(r.pitchRad().first()),
              r.get(Channel.ELECTRICAL_POWER) / 1e3,
              r.get(Channel.TOWER_TOP_DISPLACEMENT_FA),
              r.get(Channel.ROOT_OOP_MOMENT_1) / 1e3,
              r.get(Channel.TOWER_BASE_MOMENT_FA) / 1e3
            };
            for (int k = 0; k < 6; k++) v[k] += x[k];
          }
        }
        String[] names = {
          "rotor_speed_rpm",
          "blade_pitch_deg",
          "gen_power_kW",
          "tower_top_fa_disp_m",
          "blade_root_oop_moment_kNm",
          "tower_base_fa_moment_kNm"
        };
        StringBuilder s = new StringBuilder("%5.1f".formatted(U));
        for (int k = 0; k < 6; k++) {
          double o = Double.parseDouble(w[head.indexOf(names[k])]);
          v[k] /= n;
          s.append(k == 1 ? "  d%.2f".formatted(v[k] - o) : "  %.3f".formatted(v[k] / o));
        }
        System.out.println(s);
      }
      System.out.println();
    }
  }
}
