package org.etcdbench.report.compare;

import java.util.Objects;

/**
 * What another cluster size does to one row, in words.
 *
 * @param from the size that it is set against
 * @param to the other size
 * @param subject what was done: {@code writes to the leader at 100 clients}; empty where the
 *     sentence is about the cluster itself
 * @param statement what became of it, without a full stop
 */
public record SizeSentence(String from, String to, String subject, String statement) {

  /** Checks that nothing is missing. */
  public SizeSentence {
    Objects.requireNonNull(from, "from is null");
    Objects.requireNonNull(to, "to is null");
    Objects.requireNonNull(subject, "subject is null");
    Objects.requireNonNull(statement, "statement is null");
  }

  /** The step alone: {@code From 3 to 7 members}. */
  public String step() {
    return "From " + from + " to " + to + " members";
  }

  /** Subject and statement, for a list below {@link #step}. */
  public String item() {
    return (subject.isEmpty() ? "" : subject + ": ") + statement + ".";
  }

  /** All of it, as one sentence. */
  public String text() {
    return step() + ", " + item();
  }
}
