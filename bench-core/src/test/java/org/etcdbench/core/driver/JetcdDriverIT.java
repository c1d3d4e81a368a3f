package org.etcdbench.core.driver;

import org.etcdbench.core.scenario.DriverKind;

/** jetcd keeps what drivers promise. */
class JetcdDriverIT extends EtcdDriverContract {

  @Override
  DriverKind kind() {
    return DriverKind.JETCD;
  }
}
