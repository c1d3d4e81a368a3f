package org.etcdbench.report.trend;

/**
 * A point that stands alone: far from what was measured before and after it.
 *
 * @param index of the point
 * @param usual the median around it, in the metric's unit
 * @param changePct how far from that it is, in percent of it
 * @param last whether it is the latest point, so may yet turn out to be the beginning of a change
 */
public record TrendSpike(int index, double usual, double changePct, boolean last) {}
