package org.etcdbench.cli;

import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.operate.DefragListener;
import org.etcdbench.core.cluster.operate.Operator;
import org.etcdbench.core.result.member.DefragReport;
import org.etcdbench.core.result.member.DefragStep;
import org.etcdbench.report.operator.OperatorTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Defragments members. */
@Command(
    name = "defrag",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Defragments the members one at a time, the leader last; stops at the first that is not"
            + " healthy. A member does not serve meanwhile.")
final class DefragCommand extends MemberCommand {
  @Option(
      names = "--allow-defrag",
      description = "Do it also where 'cluster up' did not start the members.")
  private boolean allowed;

  DefragCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Outcome ask(Operator operator) throws ClusterException, InterruptedException {
    if (!allowed && !Standing.ownsAll(surroundings(), operator.urls())) {
      throw new UsageException(
          "members do not serve while they are defragmented, and not all of these were started by"
              + " 'cluster up' and still run; give --allow-defrag to do it nevertheless");
    }
    DefragReport report = operator.defragment(new Told());
    return new Outcome(OperatorTables.defrag(report), report.complete());
  }

  /** Tells how it goes on: an interruption leaves no table. */
  private final class Told implements DefragListener {
    @Override
    public void begins(String endpoint, boolean leader, long sizeBytes) {
      err().println("# defragmenting " + endpoint + (leader ? ", the leader" : ", no leader"));
      err().flush();
    }

    @Override
    public void ended(DefragStep step) {
      boolean done = step.outcome() == DefragStep.Outcome.DONE;
      err().println("# " + step.endpoint() + (done ? " is done" : " failed: " + step.error()));
      err().flush();
    }
  }
}
