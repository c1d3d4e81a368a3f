package org.etcdbench.core.workload;

import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A request, reused: it belongs to one client, which fills it anew when the last one is done. A
 * driver may read it from {@code submit} until it completes it, and must not keep its arrays.
 */
public final class Request {
  private final Operation operation;
  private final @Nullable Consistency consistency;
  private final byte[] key;
  private final byte[] value;

  Request(Operation operation, @Nullable Consistency consistency, byte[] key, byte[] value) {
    this.operation = operation;
    this.consistency = consistency;
    this.key = key;
    this.value = value;
  }

  /** A range of this key alone that the member may answer by itself. */
  public static Request serializableRange(byte[] key) {
    return new Request(Operation.RANGE, Consistency.SERIALIZABLE, key.clone(), new byte[0]);
  }

  /** What is asked. */
  public Operation operation() {
    return operation;
  }

  /** Whether a range may be answered by the member alone. */
  public boolean serializable() {
    return consistency == Consistency.SERIALIZABLE;
  }

  /** The key; the array is overwritten for the next request. */
  public byte[] key() {
    return key;
  }

  /** The value of a put, empty for a range; the array is overwritten for the next request. */
  public byte[] value() {
    return value;
  }
}
