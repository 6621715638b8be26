package org.tipspeed.turbine.model;

import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;

class ScratchTest {
  @Test
  void nrel() throws Exception {
    run(
        "/work/shared/reference/decks/nrel5mw/5MW_Land_DLL_WTurb/5MW_Land_DLL_WTurb.fst",
        "/work/shared/reference/nrel5mw/steady_state.csv",
        12.1);
    run(
        "/work/real/of/iea/turbine.fst",
        "/work/shared/reference/decks/iea3.4/iea3.4_steady_state.csv",
        11.63);
  }

  @Test
  void nodes() {
    ModelFiles m =
        ModelFiles.read(
            Path.of(
                "/work/shared/reference/decks/nrel5mw/5MW_Land_DLL_WTurb/5MW_Land_DLL_WTurb.fst"),
            Set.of());
    BendingBlade b = new BendingBlade(m.blade(), m.geometry());
    BladeElements e = new BladeElements(m, 1.225);
    BendingBlade.Place[] pl = new BendingBlade.Place[e.nodes()];
    for (int i = 0; i < pl.length; i++) pl[i] = b.place(new double[3], e.spanM(i), 0);
    var l = e.loads(8, 8.96555 * Math.PI / 30, 0, pl);
    for (int i = 0; i < pl.length; i++)
      System.out.printf(
          "%d r %.2f Fn %.1f Ft %.2f a %.4f%n",
          i + 1, e.radiusM(i, pl[i]), l.acrossNPerM()[i], l.drivingNPerM()[i], l.induction()[i]);
    var r = new BentRotor(m, b, 1.225).rigid(8, 8.96555 * Math.PI / 30, 0);
    System.out.println(r);
  }

  void run(String fst, String csv, double rated) throws Exception {
    ModelFiles m = ModelFiles.read(Path.of(fst), Set.of());
    System.out.println(
        m.assumed() + " rho " + m.airDensityKgPerM3() + " hub " + m.geometry().hubHeightM());
    BendingBlade b = new BendingBlade(m.blade(), m.geometry());
    System.out.printf(
        "m %.0f fm %.0f I %.0f m1 %.0f m2 %.0f mr %.0f angle %.2f exp %.2f%n",
        b.massKg(),
        b.firstMomentKgM(),
        b.inertiaKgM2() * 3 + m.masses().hubInertiaKgM2(),
        b.flapFirstMassKg(),
        b.flapModalMassKg(),
        b.flapMomentKgM(),
        Math.toDegrees(b.flapAngleRad()),
        b.flapShapeExponent());
    for (double rpm : new double[] {0, rated})
      System.out.println(
          Arrays.toString(
              Arrays.stream(b.frequenciesRadPerS(rpm * Math.PI / 30))
                  .map(x -> x / 2 / Math.PI)
                  .toArray()));
    BentRotor r = new BentRotor(m, b, m.airDensityKgPerM3());
    List<String> lines = Files.readAllLines(Path.of(csv));
    List<String> head = List.of(lines.get(0).split(","));
    long t = System.nanoTime();
    for (String line : lines.subList(1, lines.size())) {
      String[] w = line.split(",");
      double U = Double.parseDouble(w[head.indexOf("wind_mps")]);
      double om = Double.parseDouble(w[head.indexOf("rotor_speed_rpm")]) * Math.PI / 30;
      double p = Math.toRadians(Double.parseDouble(w[head.indexOf("blade_pitch_deg")]));
      double th = Double.parseDouble(w[head.indexOf("aero_thrust_kN")]);
      double q =
          head.contains("aero_torque_kNm")
              ? Double.parseDouble(w[head.indexOf("aero_torque_kNm")])
              : Double.parseDouble(w[head.indexOf("aero_power_kW")]) / om;
      int rc = head.indexOf("blade_root_oop_moment_kNm");
      if (rc < 0) rc = head.indexOf("blade1_root_oop_moment_kNm");
      double root = Double.parseDouble(w[rc]);
      double tip = Double.parseDouble(w[head.indexOf("blade1_tip_oop_defl_m")]);
      BentRotor.Loads l = r.bent(U, om, p), g = r.rigid(U, om, p);
      System.out.printf(
          "%5.1f  Q %8.1f %8.1f %6.3f | T %7.1f %7.1f %6.3f | M %7.1f %7.1f %6.3f | tip %6.3f %6.3f | rigid Q %.3f T %.3f ind %.3f%n",
          U,
          q,
          l.torqueNm() / 1e3,
          l.torqueNm() / 1e3 / q,
          th,
          l.thrustN() / 1e3,
          l.thrustN() / 1e3 / th,
          root,
          l.rootMomentNm() / 1e3,
          l.rootMomentNm() / 1e3 / root,
          tip,
          l.tipM(),
          g.torqueNm() / 1e3 / q,
          g.thrustN() / 1e3 / th,
          l.induction());
    }
    System.out.println((System.nanoTime() - t) / 1e9);
  }
}
