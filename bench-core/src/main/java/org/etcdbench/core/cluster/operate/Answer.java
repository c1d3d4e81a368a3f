package org.etcdbench.core.cluster.operate;

/** What became of one call to one member. */
sealed interface Answer<T> {

  /** From sending the call until its end. */
  long tookNs();

  /** Why there is none; empty if there is. */
  String reason();

  /** Whether it answered, but our user may not ask this. */
  default boolean forbidden() {
    return false;
  }

  /** Whether it refused because it is a learner, which serves less than others. */
  default boolean ofLearner() {
    return reason().contains("rpc not supported for learner");
  }

  /** The member answered. */
  record Given<T>(T value, long tookNs) implements Answer<T> {
    @Override
    public String reason() {
      return "";
    }
  }

  /**
   * It did not, or refused.
   *
   * @param reason why
   * @param forbidden whether it answered, but our user may not ask this
   */
  record Refused<T>(String reason, boolean forbidden, long tookNs) implements Answer<T> {}
}
