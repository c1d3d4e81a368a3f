package org.etcdbench.core.run;

/** Why an iteration ended before it had measured all that was asked for. */
record StopReason(Kind kind, String message) {

  static StopReason interrupted() {
    return new StopReason(Kind.INTERRUPTED, "the run was interrupted");
  }

  enum Kind {
    /** The cluster is not what it was. */
    CLUSTER,
    /** What is due falls behind for good. */
    OVERLOADED,
    /** It took longer than the profile allows. */
    LIMIT,
    /** The user wants it to end. */
    INTERRUPTED
  }
}
