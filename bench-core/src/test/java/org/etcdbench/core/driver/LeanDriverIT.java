package org.etcdbench.core.driver;

import org.etcdbench.core.scenario.DriverKind;

/** The lean driver keeps what drivers promise. */
class LeanDriverIT extends EtcdDriverContract {

  @Override
  DriverKind kind() {
    return DriverKind.LEAN;
  }
}
