package org.etcdbench.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.operate.Operator;
import org.etcdbench.report.operator.Listing;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that asks members something and shows their answers. */
abstract class MemberCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec;
  @Mixin private MemberOptions members;
  @Mixin private OutputOption output;

  MemberCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * What the members answered.
   *
   * @param listing to be shown
   * @param good whether all is well
   */
  record Outcome(Listing<?> listing, boolean good) {}

  /** Asks them. */
  abstract Outcome ask(Operator operator) throws ClusterException, InterruptedException;

  @Override
  public final Integer call() throws InterruptedException {
    // a wrong format is told before anything is asked
    output.format();
    try {
      Target target = members.target(surroundings, err());
      Outcome outcome = ask(target);
      output.print(outcome.listing(), spec.commandLine().getOut());
      return outcome.good() && target.leftOut().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    } catch (ClusterException e) {
      throw new FailedException(String.valueOf(e.getMessage()), e);
    }
  }

  private Outcome ask(Target target) throws ClusterException, InterruptedException {
    try (Operator operator = target.open()) {
      return ask(operator);
    }
  }

  final Surroundings surroundings() {
    return surroundings;
  }

  final PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
