package org.etcdbench.jmh;

import java.util.Locale;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Operation;
import org.jspecify.annotations.Nullable;

/** What a request asks for. */
public enum Asked {
  /** Writes a key. */
  PUT(Operation.PUT, null),
  /** Reads a key, confirmed by the leader. */
  LINEARIZABLE(Operation.RANGE, Consistency.LINEARIZABLE),
  /** Reads a key as the member has it. */
  SERIALIZABLE(Operation.RANGE, Consistency.SERIALIZABLE);

  private final Operation operation;
  private final @Nullable Consistency consistency;

  Asked(Operation operation, @Nullable Consistency consistency) {
    this.operation = operation;
    this.consistency = consistency;
  }

  /** The operation. */
  public Operation operation() {
    return operation;
  }

  /** Of a range; null for a put. */
  public @Nullable Consistency consistency() {
    return consistency;
  }

  /** The name in tables: {@code put}, {@code range linearizable}. */
  public String label() {
    String name = name().toLowerCase(Locale.ROOT);
    return this == PUT ? name : "range " + name;
  }
}
