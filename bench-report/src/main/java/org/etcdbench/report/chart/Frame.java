package org.etcdbench.report.chart;

/** The rectangle that figures are drawn in; y grows downwards. */
record Frame(double left, double top, double right, double bottom) {

  double width() {
    return right - left;
  }
}
