package org.etcdbench.cli;

import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.operate.Operator;
import org.etcdbench.report.operator.OperatorTables;
import picocli.CommandLine.Command;

/** Shows the member list. */
@Command(
    name = "members",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Shows the member list.")
final class MembersCommand extends MemberCommand {

  MembersCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Outcome ask(Operator operator) throws ClusterException, InterruptedException {
    return new Outcome(OperatorTables.members(operator.members()), true);
  }
}
