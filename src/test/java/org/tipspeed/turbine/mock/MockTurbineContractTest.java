package org.tipspeed.turbine.mock;

import org.tipspeed.turbine.Turbine;
import org.tipspeed.turbine.TurbineContractTest;

final class MockTurbineContractTest extends TurbineContractTest {

  @Override
  protected Turbine newTurbine() {
    return MockTurbine.nrel5mw();
  }
}
