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
      for (String line : lines.subList(1, lines.size())) {
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
          head.contains("blade_root_oop_moment_kNm")
              ? "blade_root_oop_moment_kNm"
              : "blade1_root_oop_moment_kNm",
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

  @Test
  void turbulence() throws Exception {
    String W = "/work/shared/reference/wind/", I = "/work/shared/reference/decks/iea3.4/";
    String[][] all = {
      {
        "/tmp/tm/nrel.yaml",
        W + "ntm_b_08mps_seed101.bts",
        W + "ntm_b_08mps_seed101_baseline_full.csv",
        ""
      },
      {
        "/tmp/tm/nrel.yaml",
        W + "ntm_b_12mps_seed102.bts",
        W + "ntm_b_12mps_seed102_baseline_full.csv",
        ""
      },
      {
        "/tmp/tm/nrel.yaml",
        W + "ntm_a_18mps_seed103.bts",
        W + "ntm_a_18mps_seed103_baseline_full.csv",
        ""
      },
      {"", W + "ntm_b_08mps_seed101.bts", W + "ntm_b_08mps_seed101_baseline_full.csv", ""},
      {"", W + "ntm_b_12mps_seed102.bts", W + "ntm_b_12mps_seed102_baseline_full.csv", ""},
      {"", W + "ntm_a_18mps_seed103.bts", W + "ntm_a_18mps_seed103_baseline_full.csv", ""},
      {
        "sim-configs/turbines/iea3.4/iea3.4.yaml",
        I + "iea34_ntmB_08.bts",
        I + "iea3.4_ntmB_08.csv",
        "r"
      },
      {
        "sim-configs/turbines/iea3.4/iea3.4.yaml",
        I + "iea34_ntmB_16.bts",
        I + "iea3.4_ntmB_16.csv",
        "r"
      }
    };
    for (String[] a : all) {
      List<String> lines = Files.readAllLines(Path.of(a[2]));
      List<String> head = List.of(lines.get(0).split(","));
      Turbine t = new MockTurbine(new MockSettings(Path.of(a[0]), 0.025, 1.225, 0));
      double dt = 0.05;
      double end = Double.parseDouble(lines.get(lines.size() - 1).split(",")[0]);
      Controller c =
          a[3].isEmpty()
              ? Baselines.of(t.description())
              : new DisconController(
                  DisconSettings.of(
                      Path.of("/work/real/rb/libdiscon.so"),
                      Optional.of(Path.of("/tmp/tm/DISCON.IN")),
                      Path.of("/tmp/tm")),
                  x -> {},
                  System::nanoTime);
      double first = Double.parseDouble(lines.get(1).split(",")[1]);
      TurbineReading r =
          t.start(
              new EpisodeStart(
                  WindCases.parse(a[1]),
                  t.description()
                      .steadyStateAt(
                          a[1].contains("08")
                              ? 8
                              : a[1].contains("12") ? 12 : a[1].contains("18") ? 18 : 16),
                  dt,
                  end));
      c.start(t.description(), r, dt);
      Channel[] ch = {
        Channel.ROTOR_SPEED,
        Channel.ELECTRICAL_POWER,
        Channel.PITCH_1,
        Channel.TOWER_TOP_ACCELERATION_FA,
        Channel.TOWER_BASE_MOMENT_FA,
        Channel.ROOT_OOP_MOMENT_1,
        Channel.TOWER_BASE_MOMENT_SS
      };
      String[] col = {
        "rotor_speed_rpm",
        "gen_power_kW",
        "blade_pitch_deg",
        "tower_top_fa_acc_mps2",
        "tower_base_fa_moment_kNm",
        "blade1_root_oop_moment_kNm",
        "tower_base_ss_moment_kNm"
      };
      int n = (int) Math.round(end / dt) - 2;
      double[][] m = new double[col.length][n];
      for (int i = 0; i < n; i++) {
        r = t.advance(c.command(r));
        for (int k = 0; k < col.length; k++) m[k][i] = ch[k].toColumn(r.get(ch[k]));
      }
      StringBuilder s =
          new StringBuilder(a[0].replaceAll(".*/", "") + " " + a[1].replaceAll(".*/", ""));
      for (int k = 0; k < col.length; k++) {
        int j = head.indexOf(col[k]);
        if (j < 0) {
          s.append(" -");
          continue;
        }
        double odt =
            Double.parseDouble(lines.get(3).split(",")[0])
                - Double.parseDouble(lines.get(2).split(",")[0]);
        java.util.List<Double> o = new ArrayList<>(), mm = new ArrayList<>();
        for (String l : lines.subList(1, lines.size())) {
          String[] w = l.split(",");
          if (Double.parseDouble(w[0]) >= 30) o.add(Double.parseDouble(w[j]));
        }
        int step = (int) Math.round(odt / dt);
        for (int i = (int) (30 / dt); i < n; i += Math.max(1, step)) mm.add(m[k][i]);
        double[] x = o.stream().mapToDouble(d -> d).toArray(),
            y = mm.stream().mapToDouble(d -> d).toArray();
        var S = new org.apache.commons.math3.stat.descriptive.DescriptiveStatistics(x);
        var T = new org.apache.commons.math3.stat.descriptive.DescriptiveStatistics(y);
        s.append(
            "%n   %-26s mean %9.3f %.3f std %.3f"
                .formatted(
                    col[k],
                    S.getMean(),
                    T.getMean() / S.getMean(),
                    T.getStandardDeviation() / S.getStandardDeviation()));
        if (col[k].contains("moment")) {
          double mexp = col[k].startsWith("tower") ? 4 : 10;
          double da = del(x, mexp), db = del(y, mexp);
          s.append(" DEL %.3f".formatted(db / da));
        }
      }
      System.out.println(s);
      c.close();
    }
  }

  double del(double[] x, double m) {
    return new org.tipspeed.loads.DamageEquivalentLoad(m, 1).of(x, 100);
  }
}
