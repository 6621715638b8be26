package org.tipspeed.wind;

/** Draws the Fourier amplitudes of the points of a plane across the wind. */
interface PlaneAmplitudes {

  /**
   * Amplitudes at one frequency.
   *
   * @param frequencyHz frequency, positive [Hz]
   * @param stepHz distance to the next frequency [Hz]
   * @param amplitudes receives [part][point], the parts being real and imaginary part of the first
   *     component, of the second and so on; points run along rows. The mean square is the two-sided
   *     spectral density times the step [m/s]
   */
  void draw(double frequencyHz, double stepHz, double[][] amplitudes);
}
