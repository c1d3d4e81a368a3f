package org.etcdbench.jmh.paired;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.scenario.Operation;

/** nghttp2's h2load, one thread, posting a gRPC message from a file. */
final class H2loadPeer implements Peer {
  private static final String BEGINS = "Main benchmark duration is started";
  private static final String ENDS = "Main benchmark duration is over";

  private final Path binary;
  private final Path scratch;

  H2loadPeer(Path binary, Path scratch) {
    this.binary = binary;
    this.scratch = scratch;
  }

  @Override
  public String name() {
    return "h2load";
  }

  /** It closes its connections at its end, with one request of each client under way. */
  @Override
  public int leavesUnderWay(Cell cell) {
    return cell.load().clients();
  }

  @Override
  public Sample measure(Bed bed, Cell cell, Lengths lengths)
      throws IOException, InterruptedException {
    Path body = scratch.resolve(cell.asked() + ".bin");
    Files.write(body, GrpcBody.of(cell.asked()));
    long endedBeforeNs = ProcessCpu.ofEndedChildrenNs();
    Process process =
        new ProcessBuilder(command(bed.leader(), cell, lengths, body))
            .redirectErrorStream(true)
            .start();
    StringBuilder printed = new StringBuilder();
    Reading begin = null;
    long membersAtEndNs = 0;
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(BEGINS)) {
          begin = Reading.take(bed, process.pid());
        } else if (line.startsWith(ENDS)) {
          membersAtEndNs = bed.membersCpuNs();
        }
        printed.append(line).append('\n');
      }
    } finally {
      process.destroy();
    }
    int exit = process.waitFor();
    // it may be gone by the time that its last line is read, but then it has been counted
    long clientNs = ProcessCpu.ofEndedChildrenNs() - endedBeforeNs;
    if (exit != 0 || begin == null || membersAtEndNs == 0) {
      throw new IOException("h2load failed, exit code " + exit + ":\n" + printed);
    }
    return sample(begin, new Reading(clientNs, membersAtEndNs), printed.toString(), lengths);
  }

  private static Sample sample(Reading begin, Reading end, String printed, Lengths lengths)
      throws IOException {
    H2loadOutput output = H2loadOutput.parse(printed);
    double requests = output.okPerSec() * lengths.measured().toSeconds();
    return begin.until(end, requests, output.okPerSec(), output.meanNs(), output.failed());
  }

  private List<String> command(Endpoint leader, Cell cell, Lengths lengths, Path body) {
    int conns = cell.load().conns();
    boolean put = cell.asked().operation() == Operation.PUT;
    return List.of(
        binary.toString(),
        "-D",
        Long.toString(lengths.measured().toSeconds()),
        "--warm-up-time=" + lengths.warmup().toSeconds(),
        "-t",
        "1",
        "-c",
        Integer.toString(conns),
        "-m",
        Integer.toString(cell.load().clients() / conns),
        "-d",
        body.toString(),
        "-H",
        "content-type: application/grpc",
        "-H",
        "te: trailers",
        leader.uri() + "/etcdserverpb.KV/" + (put ? "Put" : "Range"));
  }

  @Override
  public void close() {
    // each measurement has a process of its own
  }
}
