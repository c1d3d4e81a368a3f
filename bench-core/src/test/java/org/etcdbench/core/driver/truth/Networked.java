package org.etcdbench.core.driver.truth;

import java.util.Arrays;
import java.util.stream.Stream;
import org.etcdbench.core.driver.DriverKind;

/** The drivers that a server can prove. */
final class Networked {
  private Networked() {}

  /** All but the one that has no network. */
  static Stream<DriverKind> kinds() {
    return Arrays.stream(DriverKind.values()).filter(kind -> kind != DriverKind.LOOPBACK);
  }
}
