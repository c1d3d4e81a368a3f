package org.etcdbench.jmh.paired;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.jmh.Scenarios;

/**
 * etcd's own benchmark tool. It knows neither a duration nor a warm-up: a number of requests that
 * take it as long as the others' warm-up and measurement together is counted from first to last.
 */
final class GoPeer implements Peer {
  private static final int FIRST_GUESS = 3_000;

  private final Path binary;
  private final Map<Cell, Double> lastPerSec = new HashMap<>();

  GoPeer(Path binary) {
    this.binary = binary;
  }

  @Override
  public String name() {
    return "go";
  }

  @Override
  public Sample measure(Bed bed, Cell cell, Lengths lengths)
      throws IOException, InterruptedException {
    Double perSec = lastPerSec.get(cell);
    if (perSec == null) {
      long guess = Math.max(FIRST_GUESS, 10L * cell.load().clients());
      perSec = run(bed, cell, guess).okPerSec();
    }
    long total = Math.max(cell.load().clients(), (long) (perSec * lengths.both().toSeconds()));
    Sample sample = run(bed, cell, total);
    lastPerSec.put(cell, sample.okPerSec());
    return sample;
  }

  private Sample run(Bed bed, Cell cell, long total) throws IOException, InterruptedException {
    long clientBeforeNs = ProcessCpu.ofEndedChildrenNs();
    long serverBeforeNs = bed.membersCpuNs();
    Process process =
        new ProcessBuilder(command(bed, cell, total)).redirectErrorStream(true).start();
    String printed;
    try {
      printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } finally {
      process.destroy();
    }
    int exit = process.waitFor();
    if (exit != 0) {
      throw new IOException(binary + " failed, exit code " + exit + ":\n" + printed);
    }
    GoOutput output = GoOutput.parse(printed);
    return new Sample(
        output.okPerSec(),
        (double) (ProcessCpu.ofEndedChildrenNs() - clientBeforeNs) / total,
        (double) (bed.membersCpuNs() - serverBeforeNs) / total,
        output.meanNs(),
        output.failed());
  }

  private List<String> command(Bed bed, Cell cell, long total) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(binary.toString());
    command.add("--endpoints=" + bed.leader().uri().getAuthority());
    command.add("--conns=" + cell.load().conns());
    command.add("--clients=" + cell.load().clients());
    command.add("--precise");
    if (cell.asked().operation() == Operation.PUT) {
      command.add("put");
      command.add("--key-size=" + Scenarios.KEY_BYTES);
      command.add("--val-size=" + Scenarios.VALUE_BYTES);
      command.add("--key-space-size=" + Bed.KEY_SPACE);
    } else {
      command.add("range");
      command.add(new String(Bed.workload(cell.asked()).keys().key(0), StandardCharsets.US_ASCII));
      boolean serializable = cell.asked().consistency() == Consistency.SERIALIZABLE;
      command.add("--consistency=" + (serializable ? "s" : "l"));
    }
    command.add("--total=" + total);
    return command;
  }

  @Override
  public void close() {
    // each measurement has a process of its own
  }
}
