package org.etcdbench.core.driver;

/** The lean driver keeps what drivers promise. */
class LeanDriverIT extends EtcdDriverContract {

  @Override
  DriverKind kind() {
    return DriverKind.LEAN;
  }
}
