package org.tipspeed.wind;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KaimalModelTest {

  private final KaimalModel model = new KaimalModel(11.4, 1.981, 42);

  /** Category B at 11.4 m/s, computed independently. */
  @ParameterizedTest
  @CsvSource({
    "0.01, 84.693, 45.809, 7.6047",
    "0.1, 3.4916, 3.9309, 2.1301",
    "1, 0.081593, 0.10664, 0.098089"
  })
  void densities_areTheStandards(double frequency, double u, double v, double w) {
    assertEquals(u, model.density(0, frequency), 1e-4 * u);
    assertEquals(v, model.density(1, frequency), 1e-4 * v);
    assertEquals(w, model.density(2, frequency), 1e-4 * w);
  }

  @ParameterizedTest
  @CsvSource({"0, 1.981", "1, 1.5848", "2, 0.9905"})
  void density_integratesToTheVariance(int component, double sigma) {
    double variance = 0;
    for (double f = 1e-6; f < 1e4; f *= 1.001) {
      variance += model.density(component, f * 1.0005) * 0.001 * f;
    }
    assertEquals(sigma, Math.sqrt(variance), 0.005 * sigma);
  }

  @Test
  void coherence_isTheStandards() {
    assertEquals(0.34783, model.coherence(20, 0.05), 1e-5);
    assertEquals(1, model.coherence(0, 3));
  }
}
