package org.etcdbench.core.cluster.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.etcdbench.core.cluster.EtcdForTests;

/** A Java process of its own that holds a cluster. */
final class HoldingProcess implements AutoCloseable {
  private final Process process;

  private HoldingProcess(Process process) {
    this.process = process;
  }

  static HoldingProcess start(
      Path workRoot, DeathGuard guard, int members, Map<String, String> environment)
      throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                HoldsACluster.class.getName(),
                EtcdForTests.any().path().toString(),
                workRoot.toString(),
                guard.name(),
                Integer.toString(members))
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    return new HoldingProcess(builder.start());
  }

  /** Waits until the cluster serves; fails if the process ends before. */
  HoldingProcess awaitReady() throws IOException {
    BufferedReader output = process.inputReader();
    assertThat(output.readLine()).isEqualTo(HoldsACluster.READY);
    return this;
  }

  /** All processes that it started, and those that these started. */
  Stream<ProcessHandle> descendants() {
    return process.descendants();
  }

  /** Kills the process so that it can do nothing for its cluster any more. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  /** Lets the process end by itself, and returns its exit code. */
  int end() throws IOException, InterruptedException {
    process.outputWriter().close();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
