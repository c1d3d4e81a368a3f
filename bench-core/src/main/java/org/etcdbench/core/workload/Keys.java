package org.etcdbench.core.workload;

import java.nio.charset.StandardCharsets;
import org.etcdbench.core.scenario.Data;
import org.etcdbench.core.scenario.KeyOrder;

/**
 * The keys of a scenario: a prefix, then the key's number in exactly {@code key-size} digits, so
 * that keys sort as their numbers do and the key space has exactly as many keys as asked for.
 *
 * <p>Immutable, safe for use by several threads.
 */
public final class Keys {
  private static final byte[] DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
          .getBytes(StandardCharsets.US_ASCII);

  private final byte[] prefix;
  private final Data data;
  private final int radix;

  /**
   * Keys of this form.
   *
   * @param prefix stands before each key and does not count in its size; empty for none
   * @param data key size, key space, order and seed
   */
  public Keys(String prefix, Data data) {
    this.prefix = prefix.getBytes(StandardCharsets.UTF_8);
    this.data = data;
    // readable decimal numbers where they fit
    this.radix = data.keySpace() <= Math.pow(10, data.keySizeBytes()) ? 10 : DIGITS.length;
  }

  /** Bytes of every key, with the prefix. */
  public int lengthBytes() {
    return prefix.length + data.keySizeBytes();
  }

  /** The number of the key that the request with this index takes: 0..key space − 1. */
  public long numberFor(long requestIndex) {
    return data.keyOrder() == KeyOrder.SEQUENTIAL
        ? requestIndex % data.keySpace()
        : Mix.below(data.keySpace(), data.seed(), requestIndex);
  }

  /** A new buffer that {@link #write} can fill: it holds the prefix already. */
  public byte[] newBuffer() {
    byte[] key = new byte[lengthBytes()];
    System.arraycopy(prefix, 0, key, 0, prefix.length);
    return key;
  }

  /** Writes the digits of a key's number behind the prefix. */
  public void write(long number, byte[] key) {
    long rest = number;
    for (int at = key.length - 1; at >= prefix.length; at--) {
      key[at] = DIGITS[(int) (rest % radix)];
      rest /= radix;
    }
  }

  /** The key of this number, in a new array. */
  public byte[] key(long number) {
    byte[] key = newBuffer();
    write(number, key);
    return key;
  }
}
