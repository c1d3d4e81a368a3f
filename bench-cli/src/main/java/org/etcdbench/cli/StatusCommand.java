package org.etcdbench.cli;

import java.util.List;
import org.etcdbench.core.cluster.operate.Operator;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.report.operator.OperatorTables;
import picocli.CommandLine.Command;

/** Shows what members say of themselves. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Shows what each member says of itself; 1 if one does not answer or has errors.")
final class StatusCommand extends MemberCommand {

  StatusCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Outcome ask(Operator operator) throws InterruptedException {
    List<MemberStatus> statuses = operator.statuses();
    return new Outcome(
        OperatorTables.status(statuses),
        statuses.stream().allMatch(status -> status.errors().isEmpty()));
  }
}
