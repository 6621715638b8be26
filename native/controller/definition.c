#include "definition.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arrays.h"
#include "records.h"

enum { WIDEST = 1 << 20, MOST_SIGNALS = 100000, MOST_WINDOW = 100000, MOST_SCHEDULE = 10000 };

#define VERSION "1"
#define EXTENDED_VERSION "2"
#define ENDLESS 1e12

static const struct {
  const char *name;
  double least, most;
} CONSTANTS[] = {
    {"task.control_interval_s", 0.001, 1},
    {"observation.history", 1, 1000},
    {"observation.limit", 1e-6, ENDLESS},
    {"action.mode", INCREMENT, RESIDUAL},
    {"action.pitch_step_deg", 0, 1000},
    {"action.torque_step_knm", 0, ENDLESS},
    {"action.increment_exponent", 1e-3, 1000},
    {"action.min_pitch_deg", -180, 180},
    {"action.max_pitch_deg", -180, 180},
    {"action.min_torque_knm", -ENDLESS, ENDLESS},
    {"action.max_torque_knm", -ENDLESS, ENDLESS},
    {"action.residual_pitch_deg", 0, 1000},
    {"action.residual_torque_knm", 0, ENDLESS},
    {"action.repeat", 1, 10000},
    {"turbine.gear_ratio", 1e-3, 10000},
    {"turbine.rated_rotor_speed_rad_per_s", 1e-3, 1000},
    {"turbine.rated_generator_torque_nm", 1e-3, ENDLESS},
    {"turbine.generator_efficiency", 1e-3, 1},
    {"turbine.rotor_diameter_m", 0.1, 1000},
    {"turbine.drive_train_inertia_kg_m2", 0, ENDLESS},
    {"turbine.min_pitch_rad", -4, 4},
    {"turbine.max_pitch_rad", -4, 4},
    {"turbine.max_pitch_rate_rad_per_s", 1e-4, 100},
    {"turbine.max_generator_torque_nm", 1e-3, ENDLESS},
    {"turbine.max_torque_rate_nm_per_s", 1e-3, ENDLESS},
    {"baseline.filter_memory", 0, 1},
    {"baseline.region_1_end_rad_per_s", 0, ENDLESS},
    {"baseline.region_2_start_rad_per_s", 0, ENDLESS},
    {"baseline.region_2_end_rad_per_s", 0, ENDLESS},
    {"baseline.region_3_start_rad_per_s", 0, ENDLESS},
    {"baseline.region_3_pitch_rad", -4, 4},
    {"baseline.optimal_gain_nm_s2", 0, ENDLESS},
    {"baseline.slope_1_5_nm_s", 0, ENDLESS},
    {"baseline.slope_2_5_nm_s", 0, ENDLESS},
    {"baseline.synchronous_rad_per_s", 0, ENDLESS},
    {"baseline.mechanical_power_w", 0, ENDLESS},
    {"baseline.max_torque_nm", 0, ENDLESS},
    {"baseline.max_torque_rate_nm_per_s", 0, ENDLESS},
    {"baseline.reference_rad_per_s", 1e-3, ENDLESS},
    {"baseline.proportional_s", 1e-9, ENDLESS},
    {"baseline.integral", 1e-9, ENDLESS},
    {"baseline.gain_halved_at_rad", 1e-6, ENDLESS},
    {"baseline.min_pitch_rad", -4, 4},
    {"baseline.max_pitch_rad", -4, 4},
    {"baseline.max_pitch_rate_rad_per_s", 1e-4, 100},
    {"controller.wait_s", 0, ENDLESS},
    {"controller.start_in_operation", 0, 1},
    {"controller.running_speed_ratio", 0.01, 1},
    {"controller.start_acceleration_rad_per_s2", 1e-6, ENDLESS},
    {"controller.start_pitch_rate_rad_per_s", 1e-5, 100},
    {"controller.start_settled_s", 0, ENDLESS},
    {"controller.shadow_s", 0, ENDLESS},
    {"controller.blend_s", 0, ENDLESS},
    {"controller.pitch_lead_s", 0.1, ENDLESS},
    {"controller.fallback_speed_ratio", 1, ENDLESS},
    {"controller.stop_speed_ratio", 1, ENDLESS},
    {"controller.input_limit", 1e-6, ENDLESS},
    {"controller.input_s", 0, ENDLESS},
    {"controller.stuck_s", 0, ENDLESS},
    {"controller.stop_time_s", 0, ENDLESS},
    {"controller.stop_pitch_rate_rad_per_s", 1e-5, 100},
    {"baseline.sensitivity_per_rad2", 0, ENDLESS},
    {"baseline.constant_torque", 0, 1},
    {"baseline.set_point_smoothing", 0, 1},
};

/* The last ones stand in files of version 2 only. */
enum { EXTENSIONS = 3 };

/* One entry per double of the struct; a size of -1 stops the compiler. */
typedef char table_fits_struct[sizeof CONSTANTS / sizeof CONSTANTS[0] ==
                                       sizeof(struct constants) / sizeof(double)
                                   ? 1
                                   : -1];

struct reader {
  struct arrays file;
  struct definition *definition;
  int extended;
  char *message;
  size_t size;
};

static int wrong(struct reader *r, const char *what, const char *name) {
  snprintf(r->message, r->size, "%s: %s %s; export the policy again with this library's release",
           r->definition->path, name, what);
  return 0;
}

/* Doubles within bounds, in memory of their own; NULL if they are not there. */
static double *doubles(struct reader *r, const char *name, long most, long *count) {
  *count = arrays_count_doubles(&r->file, name);
  if (*count < 1 || *count > most) {
    wrong(r, "is missing or has a wrong size", name);
    return NULL;
  }
  double *values = malloc(*count * sizeof *values);
  if (values == NULL) {
    wrong(r, "does not fit into memory", name);
    return NULL;
  }
  arrays_doubles(&r->file, name, values);
  for (long i = 0; i < *count; i++) {
    if (!isfinite(values[i])) {
      wrong(r, "is not finite", name);
      free(values);
      return NULL;
    }
  }
  return values;
}

static int read_constants(struct reader *r) {
  double *values = (double *)&r->definition->constants;
  size_t count = sizeof CONSTANTS / sizeof CONSTANTS[0];
  if (!r->extended) count -= EXTENSIONS;
  for (size_t i = 0; i < count; i++) {
    if (arrays_count_doubles(&r->file, CONSTANTS[i].name) != 1) {
      return wrong(r, "is missing", CONSTANTS[i].name);
    }
    arrays_doubles(&r->file, CONSTANTS[i].name, &values[i]);
    if (!(values[i] >= CONSTANTS[i].least && values[i] <= CONSTANTS[i].most)) {
      return wrong(r, "is out of its range", CONSTANTS[i].name);
    }
  }
  return 1;
}

static int ordered(struct reader *r) {
  const struct constants *c = &r->definition->constants;
  if (c->min_pitch > c->max_pitch || c->min_pitch_deg > c->max_pitch_deg ||
      c->min_torque_knm > c->max_torque_knm || c->baseline_min_pitch > c->baseline_max_pitch) {
    return wrong(r, "has its lower limit above the upper one", "a range");
  }
  if (c->reference <= 0 || c->region_2_start < c->region_1_end) {
    return wrong(r, "are not in order", "baseline.region_... speeds");
  }
  return 1;
}

static const char *const SIGNAL_FIELDS[] = {
    "signal.operation", "signal.unit",  "signal.center", "signal.scale",
    "signal.decay",     "signal.filter", "signal.time_constant_s"};

enum { SIGNAL_FIELD_COUNT = 7 };

static int is_record(double value) {
  return value >= TIME && value <= LAST_READ && value == floor(value);
}

static int set_signal(struct reader *r, struct signal *signal, double *const field[], long i,
                      const double *records) {
  double operation = field[0][i], filter = field[5][i];
  if (!(operation >= RECORD && operation <= TORQUE_ACTION && operation == floor(operation))) {
    return wrong(r, "is none that this library knows", "signal.operation");
  }
  if (!(filter >= NO_FILTER && filter <= LEAKY_INTEGRAL && filter == floor(filter))) {
    return wrong(r, "is none that this library knows", "signal.filter");
  }
  signal->operation = (enum operation)operation;
  signal->filter = (enum filter)filter;
  signal->unit = field[1][i];
  signal->center = field[2][i];
  signal->scale = field[3][i];
  signal->decay = field[4][i];
  signal->time_constant_s = field[6][i];
  if (signal->scale == 0 || !(signal->decay >= 0 && signal->decay <= 1) ||
      !(signal->time_constant_s > 0)) {
    return wrong(r, "is out of its range", "signal.scale, decay or time_constant_s");
  }
  int needed = signal->operation == RECORD ? 1 : signal->operation == MEAN_OF_RECORDS ? 3 : 0;
  for (int k = 0; k < needed; k++) {
    if (!is_record(records[3 * i + k])) return wrong(r, "is no measured record", "signal.record");
    signal->record[k] = (int)records[3 * i + k];
  }
  return 1;
}

static int read_signals(struct reader *r) {
  struct definition *d = r->definition;
  double *field[SIGNAL_FIELD_COUNT] = {NULL};
  long count = 0, numbers, records_count;
  int sound = 1;
  for (int k = 0; sound && k < SIGNAL_FIELD_COUNT; k++) {
    field[k] = doubles(r, SIGNAL_FIELDS[k], MOST_SIGNALS, &numbers);
    if (k == 0) count = numbers;
    sound = field[k] != NULL && (numbers == count || wrong(r, "is too short", SIGNAL_FIELDS[k]));
  }
  double *records = sound ? doubles(r, "signal.record", 3l * MOST_SIGNALS, &records_count) : NULL;
  sound = sound && records != NULL &&
          (records_count == 3 * count || wrong(r, "has a wrong size", "signal.record"));
  if (sound) d->signal = calloc(count, sizeof *d->signal);
  sound = sound && (d->signal != NULL || wrong(r, "does not fit into memory", "signal"));
  for (long i = 0; sound && i < count; i++) {
    sound = set_signal(r, &d->signal[i], field, i, records);
  }
  d->signals = (int)count;
  for (int k = 0; k < SIGNAL_FIELD_COUNT; k++) free(field[k]);
  free(records);
  return sound;
}

static int read_schedule(struct reader *r) {
  struct definition *d = r->definition;
  long speeds, torques;
  d->schedule_speed = doubles(r, "turbine.schedule_rotor_speed_rad_per_s", MOST_SCHEDULE, &speeds);
  if (d->schedule_speed == NULL) return 0;
  d->schedule_torque =
      doubles(r, "turbine.schedule_generator_torque_nm", MOST_SCHEDULE, &torques);
  if (d->schedule_torque == NULL) return 0;
  d->schedule = (int)speeds;
  return speeds == torques || wrong(r, "has a wrong size", "turbine.schedule_...");
}

static int finite_floats(const float *values, long count) {
  for (long i = 0; i < count; i++) {
    if (!isfinite(values[i])) return 0;
  }
  return 1;
}

/* One float array of a size that is known, to where there is room for it. */
static int floats(struct reader *r, const char *name, long count, float *into) {
  if (arrays_count_floats(&r->file, name) != count) {
    return wrong(r, "is missing or has a wrong size", name);
  }
  arrays_floats(&r->file, name, into);
  return finite_floats(into, count) || wrong(r, "is not finite", name);
}

static int read_standardisation(struct reader *r) {
  struct definition *d = r->definition;
  if (arrays_count_floats(&r->file, "policy.observation_shift") < 0) return 1;
  d->shift = malloc(d->window * sizeof *d->shift);
  d->scale = malloc(d->window * sizeof *d->scale);
  if (d->shift == NULL || d->scale == NULL) {
    return wrong(r, "does not fit into memory", "policy.observation_shift");
  }
  return floats(r, "policy.observation_shift", d->window, d->shift) &&
         floats(r, "policy.observation_scale", d->window, d->scale) &&
         floats(r, "policy.observation_limit", 1, &d->standardised_limit);
}

static int activation(struct reader *r, const char *name, enum activation *value) {
  static const char *const NAMES[] = {"linear", "relu", "leaky_relu", "tanh"};
  char text[32];
  if (arrays_text(&r->file, name, text, sizeof text) >= 0) {
    for (int i = 0; i < 4; i++) {
      if (strcmp(text, NAMES[i]) == 0) {
        *value = (enum activation)i;
        return 1;
      }
    }
  }
  return wrong(r, "is none that this library knows", name);
}

static void layer_name(char *name, size_t size, int layer, const char *part) {
  snprintf(name, size, "policy.%d.%s", layer, part);
}

/* Widths from the sizes of the arrays, which cannot promise more than the file has. */
static int read_widths(struct reader *r) {
  struct definition *d = r->definition;
  char name[64];
  long inputs = d->window;
  for (d->layers = 0;; d->layers++) {
    layer_name(name, sizeof name, d->layers, "bias");
    long outputs = arrays_count_floats(&r->file, name);
    if (outputs < 0) break;
    if (d->layers == MOST_LAYERS) return wrong(r, "is one too many", name);
    if (outputs < 1 || outputs > WIDEST) return wrong(r, "has a wrong size", name);
    layer_name(name, sizeof name, d->layers, "weight");
    if (arrays_count_floats(&r->file, name) != inputs * outputs) {
      return wrong(r, "does not fit the layer before it, or the signals", name);
    }
    d->layer[d->layers].inputs = (int)inputs;
    d->layer[d->layers].outputs = (int)outputs;
    if (outputs > d->widest) d->widest = (int)outputs;
    inputs = outputs;
  }
  return (d->layers > 0 && inputs == 2) || wrong(r, "must give two numbers", "the policy");
}

/* The file has a row per output, flying wants a row per input. */
static int read_layer(struct reader *r, int k, float *values, float *rows) {
  struct layer *layer = &r->definition->layer[k];
  long wide = layer->outputs, deep = layer->inputs;
  char name[64];
  layer->weights = values;
  layer_name(name, sizeof name, k, "bias");
  if (!floats(r, name, wide, values)) return 0;
  layer_name(name, sizeof name, k, "weight");
  if (!floats(r, name, wide * deep, rows)) return 0;
  for (long out = 0; out < wide; out++) {
    for (long in = 0; in < deep; in++) values[(1 + in) * wide + out] = rows[out * deep + in];
  }
  layer_name(name, sizeof name, k, "gain");
  if (arrays_count_floats(&r->file, name) < 0) return 1;
  float *gain = values + (1 + deep) * wide;
  layer->gain = gain;
  layer->shift = gain + wide;
  if (!floats(r, name, wide, gain)) return 0;
  layer_name(name, sizeof name, k, "shift");
  return floats(r, name, wide, gain + wide);
}

static int read_network(struct reader *r) {
  struct definition *d = r->definition;
  enum activation hidden, last;
  size_t total = 0, largest = 0;
  if (!read_widths(r) || !activation(r, "policy.hidden_activation", &hidden) ||
      !activation(r, "policy.output_activation", &last)) {
    return 0;
  }
  for (int k = 0; k < d->layers; k++) {
    size_t weights = (size_t)d->layer[k].inputs * d->layer[k].outputs;
    total += weights + 3 * (size_t)d->layer[k].outputs;
    if (weights > largest) largest = weights;
  }
  d->values = malloc(total * sizeof(float));
  float *rows = malloc(largest * sizeof(float));
  int sound = (d->values != NULL && rows != NULL) || wrong(r, "do not fit into memory", "weights");
  float *values = d->values;
  for (int k = 0; sound && k < d->layers; k++) {
    d->layer[k].activation = k + 1 < d->layers ? hidden : last;
    sound = read_layer(r, k, values, rows);
    values += (3 + (size_t)d->layer[k].inputs) * d->layer[k].outputs;
  }
  free(rows);
  return sound;
}

static int read_texts(struct reader *r) {
  struct definition *d = r->definition;
  char version[16];
  if (arrays_text(&r->file, "controller.format", version, sizeof version) < 0) {
    return wrong(r, "is missing: it is no file of `tipspeed export --to controller`",
                 "controller.format");
  }
  r->extended = strcmp(version, EXTENDED_VERSION) == 0;
  if (!r->extended && strcmp(version, VERSION) != 0) {
    return wrong(r, "is of another release than this library, which reads " VERSION " and " EXTENDED_VERSION,
                 "controller.format");
  }
  if (arrays_text(&r->file, "turbine.name", d->turbine, sizeof d->turbine) < 0) {
    snprintf(d->turbine, sizeof d->turbine, "another turbine");
  }
  if (arrays_text(&r->file, "controller.library", d->library, sizeof d->library) < 0) {
    d->library[0] = 0;
  }
  if (arrays_text(&r->file, "controller.library_input", d->library_input,
                  sizeof d->library_input) < 0) {
    d->library_input[0] = 0;
  }
  return 1;
}

static int read_window(struct reader *r) {
  struct definition *d = r->definition;
  double window = d->signals * floor(d->constants.history);
  if (window > MOST_WINDOW) return wrong(r, "is too long", "observation.history");
  d->window = (int)window;
  return 1;
}

static int read_all(struct reader *r) {
  return read_texts(r) && read_constants(r) && ordered(r) && read_signals(r) && read_window(r) &&
         read_schedule(r) && read_network(r) && read_standardisation(r);
}

struct definition *definition_open(const char *path, char *message, size_t size) {
  struct reader reader = {.message = message, .size = size};
  reader.definition = calloc(1, sizeof *reader.definition);
  if (reader.definition == NULL) {
    snprintf(message, size, "%s does not fit into memory", path);
    return NULL;
  }
  snprintf(reader.definition->path, sizeof reader.definition->path, "%s", path);
  if (arrays_open(&reader.file, path, message, size) != 0) {
    free(reader.definition);
    return NULL;
  }
  reader.definition->checksum = reader.file.checksum;
  int sound = read_all(&reader);
  arrays_close(&reader.file);
  if (!sound) {
    definition_close(reader.definition);
    return NULL;
  }
  return reader.definition;
}

void definition_close(struct definition *definition) {
  if (definition == NULL) return;
  free(definition->signal);
  free(definition->shift);
  free(definition->scale);
  free(definition->schedule_speed);
  free(definition->schedule_torque);
  free(definition->values);
  free(definition);
}
