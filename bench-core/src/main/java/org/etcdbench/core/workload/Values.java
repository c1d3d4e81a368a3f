package org.etcdbench.core.workload;

import java.util.SplittableRandom;
import org.etcdbench.core.scenario.Data;

/**
 * The values of a scenario: request i gets a window of {@code value-size} bytes onto a pool of
 * random bytes, at an offset that is a function of the seed and i. Neighbouring requests so write
 * different bytes that do not compress, and making them costs one copy.
 *
 * <p>Immutable, safe for use by several threads.
 */
public final class Values {
  /** Enough that values which are written soon after each other rarely share bytes. */
  private static final int OFFSETS = 1 << 20;

  private final byte[] pool;
  private final int sizeBytes;
  private final long seed;

  /** Values of this size and seed. */
  public Values(Data data) {
    this.sizeBytes = data.valueSizeBytes();
    this.seed = ~data.seed();
    this.pool = new byte[OFFSETS + sizeBytes];
    new SplittableRandom(data.seed()).nextBytes(pool);
  }

  /** Bytes of every value. */
  public int lengthBytes() {
    return sizeBytes;
  }

  /** Fills the buffer with the value of the request with this index. */
  public void write(long requestIndex, byte[] value) {
    int offset = (int) Mix.below(OFFSETS, seed, requestIndex);
    System.arraycopy(pool, offset, value, 0, sizeBytes);
  }
}
