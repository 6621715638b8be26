package org.tipspeed.wind;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HAWC2's turbulence boxes: three headerless files of 32-bit floats, one per component, z fastest,
 * then y from left to right, then x. They hold fluctuations only; mean speed, profile and all
 * dimensions come from options. As in OpenFAST the first x is the first in time ({@code
 * time=backward} turns that round), the box repeats itself, and the components keep their signs.
 *
 * <p>Options: {@code nx, ny, nz} points and {@code dx, dy, dz} spacings [m], {@code speed} mean at
 * hub height [m/s], {@code shear} exponent (0.2), {@code centre} height of the box centre [m] (hub
 * height), {@code ti} turbulence intensity to which all components are scaled by the same factor,
 * measured at the hub, linear between the points there (as they are).
 */
final class MannFiles {

  static final String[] OPTIONS = {
    "nx", "ny", "nz", "dx", "dy", "dz", "speed", "shear", "centre", "ti", "time"
  };

  private static final int MOST_POINTS = 1 << 20;

  /** Mean of a box's u over the mean speed that is no fluctuation any more. */
  private static final double MOST_MEAN = 0.5;

  private final Path[] files;
  private final WindOptions options;
  private final double speedMps;
  private final boolean backward;

  private MannFiles(Path u, WindOptions options) {
    this.files = new Path[] {u, sibling(u, 'v'), sibling(u, 'w')};
    this.options = options;
    this.speedMps = options.needed("speed", 0.1, WindOptions.FASTEST_MPS);
    this.backward = options.choice("time", "forward", "backward").equals("backward");
  }

  static TurbulenceBox read(Path u, WindOptions options, Site site) {
    MannFiles files = new MannFiles(u, options);
    TurbulenceBox.Grid grid = files.grid(site);
    float[] velocities = files.read(grid);
    files.refuseMeanWind(velocities);
    files.scale(velocities, grid, site);
    files.addProfile(velocities, grid, site);
    return new TurbulenceBox(
        grid, site.hubHeightM(), files.speedMps, true, velocities, new float[0]);
  }

  /**
   * The file of another component, which differs in the letter at the end of stem or name, in the
   * same case.
   */
  private static Path sibling(Path u, char component) {
    String name = u.getFileName().toString();
    Matcher letter = Pattern.compile("([uU])(\\.[^.]*)?$").matcher(name);
    if (!letter.find()) {
      throw new WindException(
          "%s: name the file of the u component, such as box_u.bin or box.u".formatted(u));
    }
    char other = letter.group(1).equals("U") ? Character.toUpperCase(component) : component;
    try {
      return WindFiles.companion(
          u, name.substring(0, letter.start(1)) + other + name.substring(letter.end(1)));
    } catch (IOException e) {
      throw new WindException("%s: %s".formatted(u, e.getMessage()), e);
    }
  }

  private TurbulenceBox.Grid grid(Site site) {
    int nz = whole("nz");
    double dz = options.needed("dz", 1e-3, 1e4);
    double centre = options.number("centre", site.hubHeightM(), 0, 1000);
    return new TurbulenceBox.Grid(
        whole("ny"),
        nz,
        whole("nx"),
        0,
        options.needed("dy", 1e-3, 1e4),
        dz,
        options.needed("dx", 1e-3, 1e4) / speedMps,
        centre - (nz - 1) * dz / 2);
  }

  private int whole(String key) {
    options.needed(key, 2, MOST_POINTS);
    return options.whole(key, 2, 2, MOST_POINTS);
  }

  private float[] read(TurbulenceBox.Grid grid) {
    double bytes = grid.valuesInGrid() / TurbulenceBox.COMPONENTS * Float.BYTES;
    for (Path file : files) {
      try (LittleEndian in = LittleEndian.open(file)) {
        refuseOtherSize(in, bytes, grid);
      } catch (IOException e) {
        throw new WindException("%s: %s".formatted(file, e.getMessage()), e);
      }
    }
    BoxMemory.demand(grid, 1);
    float[] velocities = new float[(int) grid.valuesInGrid()];
    for (int c = 0; c < files.length; c++) {
      try (LittleEndian in = LittleEndian.open(files[c])) {
        read(in, c, velocities, grid);
      } catch (IOException e) {
        throw new WindException("%s: %s".formatted(files[c], e.getMessage()), e);
      }
    }
    return velocities;
  }

  private static void refuseOtherSize(LittleEndian in, double bytes, TurbulenceBox.Grid grid)
      throws IOException {
    if (in.sizeBytes() != bytes) {
      throw new IOException(
          "it has %d bytes, but %d x %d x %d values take %.0f"
              .formatted(in.sizeBytes(), grid.nt(), grid.ny(), grid.nz(), bytes));
    }
  }

  private void read(LittleEndian in, int component, float[] velocities, TurbulenceBox.Grid grid)
      throws IOException {
    for (int i = 0; i < grid.nt(); i++) {
      int plane = backward ? grid.nt() - 1 - i : i;
      for (int j = grid.ny() - 1; j >= 0; j--) {
        for (int k = 0; k < grid.nz(); k++) {
          int point = (plane * grid.nz() + k) * grid.ny() + j;
          velocities[point * TurbulenceBox.COMPONENTS + component] = in.float32();
        }
      }
    }
  }

  /** A box that holds the mean speed already would blow twice as fast. */
  private void refuseMeanWind(float[] velocities) {
    double sum = 0;
    for (int i = 0; i < velocities.length; i += TurbulenceBox.COMPONENTS) {
      sum += velocities[i];
    }
    double mean = sum * TurbulenceBox.COMPONENTS / velocities.length;
    if (Math.abs(mean) > MOST_MEAN * speedMps) {
      throw new WindException(
          ("%s: its mean is %s m/s at a speed of %s m/s; a HAWC2 box holds fluctuations about the"
                  + " mean only")
              .formatted(files[0], (float) mean, speedMps));
    }
  }

  private void scale(float[] velocities, TurbulenceBox.Grid grid, Site site) {
    if (!options.has("ti")) {
      return;
    }
    double target = options.needed("ti", 0, 1) * speedMps;
    double sigma = BoxStatistics.sigmaAt(velocities, grid, site.hubHeightM(), 0);
    if (!(sigma > 0)) {
      throw options.complaint("cannot be scaled: there is no turbulence at the hub");
    }
    for (int i = 0; i < velocities.length; i++) {
      velocities[i] *= (float) (target / sigma);
    }
  }

  private void addProfile(float[] velocities, TurbulenceBox.Grid grid, Site site) {
    double shear = SimpleWinds.shear(options, 0.2);
    BoxStatistics.addProfile(velocities, grid, speedMps, site.hubHeightM(), shear);
  }
}
