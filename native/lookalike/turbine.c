#include "turbine.h"

#include <math.h>
#include <string.h>

/* Main dimensions are those of the public NREL 5 MW definition (NREL/TP-500-38060); blade sections and
   mode shapes are our own simplification, tuned to a public QBlade sample run at 10 m/s. */
#define PI 3.14159265358979323846
#define DEG (PI / 180)
#define RADIUS 63.0
#define HUB_RADIUS 1.5
#define AIR_DENSITY 1.225
#define GRAVITY 9.80665
#define INERTIA 43.78e6        /* about the low-speed shaft, generator included [kg m2] */
#define BLADE_MASS 17740.0
#define BLADE_CENTRE 20.5      /* of gravity, from the shaft [m] */
#define TOWER_FREQUENCY 0.33   /* Hz */
#define TOWER_MASS 409e3       /* of the first mode, with nacelle and rotor [kg] */
#define TOWER_DAMPING 0.01
#define TOWER_TOP_LOAD 3.4e6   /* weight of nacelle and rotor [N] */
#define FLAP_FREQUENCY 0.70    /* Hz, rotating */
#define FLAP_MASS 1080.0       /* of the first mode at the tip [kg] */
#define FLAP_DAMPING 0.02
#define FLAP_ARM 30.0          /* root moment per newton at the tip of the mode [m] */
#define STRIPS 8
#define SUBSTEP 0.0126         /* longest step of the integration [s] */

static double section_lift(double alpha) {
  double attached = 0.95 * 2 * PI * sin(alpha + 3.9 * DEG);
  double stalled = 1.1 * sin(2 * alpha);
  double stall = 1 / (1 + exp(-(fabs(alpha) - 14 * DEG) / (2 * DEG)));
  return (1 - stall) * attached + stall * stalled;
}

static double section_drag(double alpha) {
  double s = sin(alpha);
  return 0.009 + 1.3 * s * s * (fabs(alpha) > 10 * DEG ? 1 : 0.15);
}

static double chord(double r) { return r < 10 ? 3.6 : 5.1 - 2.7 * (r - 10) / (RADIUS - 10); }

static double twist(double r) { return 13.3 * DEG * pow(1 - (r < 8 ? 0 : (r - 8) / (RADIUS - 8)), 1.25); }

static double tip_loss(double r) {
  double f = 1.5 * (RADIUS - r) / (RADIUS * 0.08);
  return 2 / PI * acos(exp(-f));
}

typedef struct {
  double normal, tangential;               /* forces [N] */
  double root_out_of_plane, root_in_plane; /* moments at the root [N m] */
  double modal;                            /* force on the flap mode [N] */
} blade_load;

static blade_load aerodynamics(const turbine *t, int blade, wind_at wind) {
  blade_load sum = {0};
  double psi = t->azimuth + blade * 2 * PI / BLADES;
  double width = (RADIUS - HUB_RADIUS) / STRIPS;
  double misalignment = cos(t->yaw * DEG);
  double velocity[3];
  /* The wind of the whole blade is taken at one point, three quarters out. */
  wind(0, -0.75 * RADIUS * sin(psi), HUB_HEIGHT + 0.75 * RADIUS * cos(psi), velocity);
  for (int i = 0; i < STRIPS; i++) {
    double r = HUB_RADIUS + (i + 0.5) * width;
    double shape = (r / RADIUS) * (r / RADIUS);
    double axial = velocity[0] * misalignment * (1 - t->induction) - t->tower_rate[0] - t->flap_rate[blade] * shape;
    double in_plane = t->speed * r + velocity[1] * cos(psi);
    double inflow = atan2(axial, in_plane);
    double alpha = remainder(inflow - twist(r) - t->pitch[blade] * DEG, 2 * PI);
    double pressure = 0.5 * AIR_DENSITY * (axial * axial + in_plane * in_plane) * chord(r) * width;
    double lift = r < 12 ? 0 : pressure * section_lift(alpha) * tip_loss(r); /* the root is a cylinder */
    double drag = pressure * section_drag(alpha);
    double normal = lift * cos(inflow) + drag * sin(inflow);
    double tangential = lift * sin(inflow) - drag * cos(inflow);
    sum.normal += normal;
    sum.tangential += tangential * r;
    sum.root_out_of_plane += normal * (r - HUB_RADIUS);
    sum.root_in_plane += tangential * (r - HUB_RADIUS);
    sum.modal += normal * shape;
  }
  return sum;
}

/* Axial induction that carries a thrust, after Glauert; linear beyond one third. */
static double induction_for(double coefficient) {
  if (coefficient <= 0) return 0;
  if (coefficient < 8.0 / 9) return 0.5 * (1 - sqrt(1 - coefficient));
  double a = 1.0 / 3 + (coefficient - 8.0 / 9) * 0.5;
  return a > 0.6 ? 0.6 : a;
}

static void oscillate(double *x, double *v, double *acceleration, double force, double mass, double frequency,
                      double damping, double h) {
  double omega = 2 * PI * frequency;
  *acceleration = force / mass - 2 * damping * omega * *v - omega * omega * *x;
  *v += h * *acceleration;
  *x += h * *v;
}

static void substep(turbine *t, wind_at wind, double h, bool prescribed) {
  double thrust = 0, torque = 0;
  for (int b = 0; b < BLADES; b++) {
    blade_load load = aerodynamics(t, b, wind);
    double psi = t->azimuth + b * 2 * PI / BLADES;
    double ignored;
    thrust += load.normal;
    torque += load.tangential;
    oscillate(&t->flap[b], &t->flap_rate[b], &ignored, load.modal, FLAP_MASS, FLAP_FREQUENCY, FLAP_DAMPING, h);
    double omega = 2 * PI * FLAP_FREQUENCY;
    double elastic = FLAP_MASS * omega * omega * t->flap[b] - load.modal;
    t->out_of_plane[b] = load.root_out_of_plane + FLAP_ARM * elastic;
    t->in_plane[b] = load.root_in_plane + BLADE_MASS * GRAVITY * BLADE_CENTRE * sin(psi);
  }
  double u = t->hub_wind[0];
  double dynamic = 0.5 * AIR_DENSITY * PI * RADIUS * RADIUS * u * u;
  double wake_time = 1.1 * RADIUS / fmax(fabs(u), 1); /* the wake follows with a lag */
  t->induction += (induction_for(thrust / fmax(dynamic, 1)) - t->induction) * (1 - exp(-h / wake_time));
  oscillate(&t->tower[0], &t->tower_rate[0], &t->tower_acceleration[0], thrust, TOWER_MASS, TOWER_FREQUENCY,
            TOWER_DAMPING, h);
  oscillate(&t->tower[1], &t->tower_rate[1], &t->tower_acceleration[1], -torque / HUB_HEIGHT, TOWER_MASS,
            TOWER_FREQUENCY * 0.97, TOWER_DAMPING, h);
  if (prescribed) {
    t->torque = torque / GEAR_RATIO;
  } else {
    /* The torque acts whatever the direction of rotation: too much of it turns the rotor backwards. */
    t->speed += h * (torque - GEAR_RATIO * t->torque) / INERTIA;
  }
  t->azimuth = fmod(t->azimuth + h * t->speed + 2 * PI, 2 * PI);
  t->thrust = thrust;
  t->aero_torque = torque;
}

void turbine_place(turbine *t, double speed, double pitch_deg, double yaw_deg, double azimuth) {
  memset(t, 0, sizeof *t);
  t->speed = speed;
  t->yaw = yaw_deg;
  t->azimuth = azimuth;
  for (int b = 0; b < BLADES; b++) t->pitch[b] = pitch_deg;
}

void turbine_advance(turbine *t, const controls *demand, wind_at wind, double dt, bool prescribed) {
  for (int b = 0; b < BLADES; b++) t->pitch[b] = demand->pitch[b]; /* ideal: no actuator, no limits */
  t->yaw = demand->yaw;
  if (!prescribed) t->torque = demand->torque;
  wind(0, 0, HUB_HEIGHT, t->hub_wind);
  int count = (int)ceil(dt / SUBSTEP);
  for (int i = 0; i < count; i++) substep(t, wind, dt / count, prescribed);
}
