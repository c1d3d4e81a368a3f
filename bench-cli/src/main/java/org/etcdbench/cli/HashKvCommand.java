package org.etcdbench.cli;

import org.etcdbench.core.cluster.operate.Operator;
import org.etcdbench.core.result.member.DataHashes;
import org.etcdbench.report.operator.OperatorTables;
import picocli.CommandLine.Command;

/** Compares members' data. */
@Command(
    name = "hashkv",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Shows whether all members hold the same data at one revision; 1 if not, or not known.")
final class HashKvCommand extends MemberCommand {

  HashKvCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  Outcome ask(Operator operator) throws InterruptedException {
    DataHashes hashes = operator.hashes();
    return new Outcome(OperatorTables.hashes(hashes), hashes.verdict() == DataHashes.Verdict.EQUAL);
  }
}
