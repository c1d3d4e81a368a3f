package org.etcdbench.cli;

import java.util.List;
import org.etcdbench.core.cluster.operate.Operator;
import org.etcdbench.core.result.member.MemberHealth;
import org.etcdbench.report.operator.OperatorTables;
import picocli.CommandLine.Command;

/** Shows whether members serve. */
@Command(
    name = "health",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Shows whether each member serves; 1 if one does not, or an alarm is active.")
final class HealthCommand extends MemberCommand {

  HealthCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Outcome ask(Operator operator) throws InterruptedException {
    List<MemberHealth> health = operator.health();
    return new Outcome(
        OperatorTables.health(health), health.stream().allMatch(MemberHealth::healthy));
  }
}
