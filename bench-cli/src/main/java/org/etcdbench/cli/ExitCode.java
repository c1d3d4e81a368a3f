package org.etcdbench.cli;

/** The exit codes, which scripts rely on. */
final class ExitCode {
  /** Done and valid. */
  static final int OK = 0;

  /** The run failed. */
  static final int FAILED = 1;

  /** The command line or a profile is wrong; nothing was run. */
  static final int USAGE = 2;

  /** Something got slower, or otherwise worse, beyond chance and tolerance. */
  static final int REGRESSION = 10;

  /** Too little is known to say whether something got worse; only on demand. */
  static final int INCONCLUSIVE = 11;

  /** Results may not be set against each other, or there is none to be set against. */
  static final int NOT_COMPARABLE = 12;

  /** The result must not be used. */
  static final int INVALID = 13;

  /** A bug of ours. */
  static final int BUG = 70;

  /** Stopped by the user; what was measured is kept. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
