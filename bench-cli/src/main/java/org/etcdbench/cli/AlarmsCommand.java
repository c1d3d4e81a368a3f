package org.etcdbench.cli;

import java.util.List;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.operate.Operator;
import org.etcdbench.core.result.member.ActiveAlarm;
import org.etcdbench.report.operator.OperatorTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows alarms, and takes them back. */
@Command(
    name = "alarms",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Shows the alarms that are raised; 1 if there is one.")
final class AlarmsCommand extends MemberCommand {
  @Option(names = "--disarm", description = "Take all alarms back, and show which they were.")
  private boolean disarm;

  AlarmsCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Outcome ask(Operator operator) throws ClusterException, InterruptedException {
    if (disarm) {
      return new Outcome(OperatorTables.alarms(operator.disarm(), true), true);
    }
    List<ActiveAlarm> alarms = operator.alarms();
    return new Outcome(OperatorTables.alarms(alarms, false), alarms.isEmpty());
  }
}
