package org.etcdbench.core.profile;

import java.util.List;
import java.util.stream.Collectors;

/** A profile cannot be used: carries everything that is wrong with it, not the first thing only. */
public final class ProfileException extends Exception {
  private final transient List<Problem> problems;

  /** With a message of one line per problem. */
  ProfileException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** With one problem. */
  ProfileException(Problem problem) {
    this(List.of(problem));
  }

  /** What is wrong: the file's problems by line and column, then those of the overrides. */
  public List<Problem> problems() {
    return problems;
  }
}
