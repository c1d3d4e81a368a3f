package org.etcdbench.core.run;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Access to fields that one thread writes and another looks at, without a fence. */
final class Handles {
  private Handles() {}

  /** The handle of a field of a class of this package. */
  static VarHandle field(Class<?> owner, String name, Class<?> type) {
    try {
      return MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
          .findVarHandle(owner, name, type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(owner + " has no field " + name, e);
    }
  }
}
