package org.etcdbench.report.trend;

/**
 * A place at which a series changed.
 *
 * @param index of the first point after the change
 * @param qHat the energy statistic with which it was found
 * @param shift how the segments before and after it differ
 */
record ChangePoint(int index, double qHat, Shift shift) {}
