#include "network.h"

#include <math.h>
#include <string.h>

#define EPSILON 1e-5

/* From here on the hyperbolic tangent is 1 in single precision. */
#define SATURATION 9.02f

/* Row by row of the weights, four rows at a time, rows of zero inputs not at all: the order of
   tipspeed's own, so that sums are rounded alike. */
static void weigh(const struct layer *layer, const float *input, float *restrict sums,
                  float *factors, int *rows) {
  const float *w = layer->weights;
  int wide = layer->outputs, count = 0, k = 0;
  memcpy(sums, w, wide * sizeof *sums);
  for (int i = 0; i < layer->inputs; i++) {
    if (input[i] != 0) {
      factors[count] = input[i];
      rows[count++] = 1 + i;
    }
  }
  for (; k + 3 < count; k += 4) {
    const float *a = w + (size_t)rows[k] * wide, *b = w + (size_t)rows[k + 1] * wide;
    const float *c = w + (size_t)rows[k + 2] * wide, *d = w + (size_t)rows[k + 3] * wide;
    float fa = factors[k], fb = factors[k + 1], fc = factors[k + 2], fd = factors[k + 3];
    for (int n = 0; n < wide; n++) {
      sums[n] += fa * a[n] + fb * b[n] + fc * c[n] + fd * d[n];
    }
  }
  for (; k < count; k++) {
    const float *a = w + (size_t)rows[k] * wide;
    float fa = factors[k];
    for (int n = 0; n < wide; n++) sums[n] += fa * a[n];
  }
}

static void normalise(const struct layer *layer, float *sums) {
  double mean = 0, variance = 0;
  for (int i = 0; i < layer->outputs; i++) mean += sums[i];
  mean /= layer->outputs;
  for (int i = 0; i < layer->outputs; i++) variance += (sums[i] - mean) * (sums[i] - mean);
  variance /= layer->outputs;
  for (int i = 0; i < layer->outputs; i++) {
    double normal = (sums[i] - mean) / sqrt(variance + EPSILON);
    sums[i] = (float)(layer->gain[i] * normal + layer->shift[i]);
  }
}

/* Lambert's continued fraction for half the argument, and the double-angle formula. */
static float tangent(float value) {
  float limited = value > SATURATION ? SATURATION : value < -SATURATION ? -SATURATION : value;
  float x = 0.5f * limited;
  float square = x * x;
  float half = x * (135135 + square * (17325 + square * (378 + square))) /
               (135135 + square * (62370 + square * (3150 + square * 28)));
  return (half + half) / (1 + half * half);
}

static void activate(enum activation activation, float *values, int count) {
  switch (activation) {
    case LINEAR:
      break;
    case RELU:
      for (int i = 0; i < count; i++) values[i] = 0.5f * (values[i] + fabsf(values[i]));
      break;
    case LEAKY_RELU:
      for (int i = 0; i < count; i++) {
        float leak = 0.01f * values[i];
        values[i] = values[i] > leak ? values[i] : leak;
      }
      break;
    case TANH:
      for (int i = 0; i < count; i++) values[i] = tangent(values[i]);
      break;
  }
}

const float *network_run(const struct definition *d, struct workspace *w) {
  float *input = w->ping, *output = w->pong;
  for (int k = 0; k < d->layers; k++) {
    const struct layer *layer = &d->layer[k];
    weigh(layer, input, output, w->factors, w->rows);
    if (layer->gain != NULL) normalise(layer, output);
    activate(layer->activation, output, layer->outputs);
    float *swapped = input;
    input = output;
    output = swapped;
  }
  return input;
}
