package org.etcdbench.core.schedule;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Constant arrivals at one rate: index n is due at n·10⁹/λ.
 *
 * <p>The interval is kept as a fixed-point number with 63 binary places and multiplied exactly,
 * since a double has too few digits for the nanoseconds of a long run. The rate means the decimal
 * that its author wrote: 0.1 is a tenth, not the binary number next to it.
 */
final class EndlessEvenTimes extends EvenTimes {
  private static final BigDecimal NS_PER_SEC = BigDecimal.valueOf(1_000_000_000);
  private static final int PLACES = 63;
  private static final long HALF = 1L << (PLACES - 1);

  private final long wholeNs;
  private final long fraction;
  private final long lastBeforeOverflow;

  EndlessEvenTimes(double perSec) {
    BigDecimal rate = BigDecimal.valueOf(perSec);
    BigInteger interval =
        NS_PER_SEC
            .multiply(new BigDecimal(BigInteger.ONE.shiftLeft(PLACES)))
            .divide(rate, 0, RoundingMode.HALF_UP)
            .toBigIntegerExact();
    BigDecimal indexes =
        BigDecimal.valueOf(Long.MAX_VALUE - 1)
            .multiply(rate)
            .divide(NS_PER_SEC, MathContext.DECIMAL128)
            .setScale(0, RoundingMode.FLOOR);
    lastBeforeOverflow = indexes.min(BigDecimal.valueOf(Schedule.MAX_REQUESTS)).longValueExact();
    wholeNs = lastBeforeOverflow == 0 ? 0 : interval.shiftRight(PLACES).longValueExact();
    fraction = interval.longValue() & Long.MAX_VALUE;
  }

  @Override
  public long ns(long index) {
    return index > lastBeforeOverflow ? Long.MAX_VALUE : index * wholeNs + rounded(index);
  }

  /** index·fraction / 2⁶³, to the nearest whole, from the 128 bits of the product. */
  private long rounded(long index) {
    long low = index * fraction;
    long high = Math.multiplyHigh(index, fraction);
    long places = low & Long.MAX_VALUE;
    return ((high << 1) | (low >>> PLACES)) + (places >= HALF ? 1 : 0);
  }

  @Override
  public long size() {
    return Schedule.MAX_REQUESTS;
  }

  @Override
  public boolean endless() {
    return true;
  }
}
