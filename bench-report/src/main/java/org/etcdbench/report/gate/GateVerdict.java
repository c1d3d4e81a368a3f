package org.etcdbench.report.gate;

/** What is said of a figure, or of all of them. */
public enum GateVerdict {
  /** It is not worse by more than is tolerated, as far as runs can tell. */
  PASS("pass"),
  /** It is better by more than is tolerated, and that is no chance. */
  IMPROVEMENT("improvement"),
  /** It may be worse by more than is tolerated, and it may not. */
  INCONCLUSIVE("inconclusive"),
  /** It is worse by more than is tolerated, and that is no chance. */
  REGRESSION("REGRESSION");

  private final String label;

  GateVerdict(String label) {
    this.label = label;
  }

  /** As tables print it. */
  public String label() {
    return label;
  }
}
