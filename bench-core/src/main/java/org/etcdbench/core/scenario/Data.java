package org.etcdbench.core.scenario;

import java.util.Objects;

/**
 * The keys and values of a scenario.
 *
 * @param keySizeBytes length of every key, without the prefix that a foreign cluster gets
 * @param valueSizeBytes length of every value
 * @param keySpace number of distinct keys
 * @param keyOrder in which order requests visit them
 * @param seed of everything random in keys and values
 */
public record Data(
    int keySizeBytes, int valueSizeBytes, long keySpace, KeyOrder keyOrder, long seed) {
  /** The longest key. */
  public static final int MAX_KEY_BYTES = 32 * 1024;

  /** etcd's own default limit of a request is 1.5 MiB. */
  public static final int MAX_VALUE_BYTES = 1_500_000;

  /** Digits of a key, in the order of their bytes, so that keys sort as their numbers do. */
  private static final int LARGEST_RADIX = 62;

  /** Checks the bounds, and that the key space fits in the key size. */
  public Data {
    Objects.requireNonNull(keyOrder, "keyOrder is null");
    check("key-size", keySizeBytes, 1, MAX_KEY_BYTES);
    check("value-size", valueSizeBytes, 0, MAX_VALUE_BYTES);
    check("key-space", keySpace, 1, Long.MAX_VALUE);
    double largest = Math.pow(LARGEST_RADIX, keySizeBytes);
    if (keySpace > largest) {
      throw new IllegalArgumentException(
          "key-space "
              + keySpace
              + " does not fit in key-size "
              + keySizeBytes
              + ": at most "
              + (long) largest
              + " keys");
    }
  }

  private static void check(String name, long value, long least, long most) {
    if (value < least || value > most) {
      String bound = most == Long.MAX_VALUE ? ">= " + least : least + ".." + most;
      throw new IllegalArgumentException(name + " must be " + bound + ", got: " + value);
    }
  }
}
