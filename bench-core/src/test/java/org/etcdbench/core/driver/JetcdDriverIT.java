package org.etcdbench.core.driver;

/** jetcd keeps what drivers promise. */
class JetcdDriverIT extends EtcdDriverContract {

  @Override
  DriverKind kind() {
    return DriverKind.JETCD;
  }
}
