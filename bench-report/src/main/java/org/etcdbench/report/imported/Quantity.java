package org.etcdbench.report.imported;

import java.math.BigDecimal;

/**
 * A number that somebody rounded.
 *
 * @param value the number, in the unit that is wanted
 * @param rounding half its last digit ÷ the number: how far it may be off, as a share; 1 of 0
 */
record Quantity(double value, double rounding) {
  private static final double HALF = 0.5;

  /** A decimal number, times what makes it the unit that is wanted. */
  static Quantity of(BigDecimal number, double unit) {
    double half = HALF * Math.pow(10, -number.scale());
    double value = number.doubleValue();
    return new Quantity(value * unit, value == 0 ? 1 : Math.min(1, half / Math.abs(value)));
  }
}
