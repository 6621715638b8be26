package org.tipspeed.turbine.openfast;

import org.tipspeed.turbine.Channel;

/**
 * Which of OpenFAST's output channels are which readings. Names, units and modules are those of
 * OpenFAST's list of output parameters; signs are the same, see {@link Channel}.
 */
enum OutputChannel {
  HUB_WIND(Channel.HUB_WIND, Module.INFLOW, "Wind1VelX", 1),
  ROTOR_SPEED(Channel.ROTOR_SPEED, Module.STRUCTURE, "RotSpeed", Units.RPM),
  GENERATOR_SPEED(Channel.GENERATOR_SPEED, Module.STRUCTURE, "GenSpeed", Units.RPM),
  AZIMUTH(Channel.AZIMUTH, Module.STRUCTURE, "Azimuth", Units.DEG),
  PITCH_1(Channel.PITCH_1, Module.STRUCTURE, "BldPitch1", Units.DEG),
  PITCH_2(Channel.PITCH_2, Module.STRUCTURE, "BldPitch2", Units.DEG),
  PITCH_3(Channel.PITCH_3, Module.STRUCTURE, "BldPitch3", Units.DEG),
  GENERATOR_TORQUE(Channel.GENERATOR_TORQUE, Module.SERVO, "GenTq", Units.KILO),
  ELECTRICAL_POWER(Channel.ELECTRICAL_POWER, Module.SERVO, "GenPwr", Units.KILO),
  AERO_THRUST(Channel.AERO_THRUST, Module.AERODYNAMICS, "RtAeroFxh", 1),
  DISPLACEMENT_FA(Channel.TOWER_TOP_DISPLACEMENT_FA, Module.STRUCTURE, "TTDspFA", 1),
  DISPLACEMENT_SS(Channel.TOWER_TOP_DISPLACEMENT_SS, Module.STRUCTURE, "TTDspSS", 1),
  ACCELERATION_FA(Channel.TOWER_TOP_ACCELERATION_FA, Module.STRUCTURE, "YawBrTAxp", 1),
  ACCELERATION_SS(Channel.TOWER_TOP_ACCELERATION_SS, Module.STRUCTURE, "YawBrTAyp", 1),
  BASE_MOMENT_FA(Channel.TOWER_BASE_MOMENT_FA, Module.STRUCTURE, "TwrBsMyt", Units.KILO),
  BASE_MOMENT_SS(Channel.TOWER_BASE_MOMENT_SS, Module.STRUCTURE, "TwrBsMxt", Units.KILO),
  ROOT_OOP_1(Channel.ROOT_OOP_MOMENT_1, Module.BLADES, "RootMyc1", Units.KILO),
  ROOT_OOP_2(Channel.ROOT_OOP_MOMENT_2, Module.BLADES, "RootMyc2", Units.KILO),
  ROOT_OOP_3(Channel.ROOT_OOP_MOMENT_3, Module.BLADES, "RootMyc3", Units.KILO),
  ROOT_IP_1(Channel.ROOT_IP_MOMENT_1, Module.BLADES, "RootMxc1", Units.KILO),
  ROOT_IP_2(Channel.ROOT_IP_MOMENT_2, Module.BLADES, "RootMxc2", Units.KILO),
  ROOT_IP_3(Channel.ROOT_IP_MOMENT_3, Module.BLADES, "RootMxc3", Units.KILO);

  /** Which module puts a channel out. */
  enum Module {
    INFLOW,
    STRUCTURE,
    /** ElastoDyn's blades; with BeamDyn's it puts out none of this. */
    BLADES,
    AERODYNAMICS,
    SERVO
  }

  /** SI values of OpenFAST's units. */
  private static final class Units {
    static final double RPM = Math.PI / 30;
    static final double DEG = Math.PI / 180;
    static final double KILO = 1e3;
  }

  private final Channel channel;
  private final Module module;
  private final String outputName;
  private final double siPerUnit;

  OutputChannel(Channel channel, Module module, String outputName, double siPerUnit) {
    this.channel = channel;
    this.module = module;
    this.outputName = outputName;
    this.siPerUnit = siPerUnit;
  }

  Channel channel() {
    return channel;
  }

  Module module() {
    return module;
  }

  String outputName() {
    return outputName;
  }

  double toSi(double value) {
    return value * siPerUnit;
  }
}
