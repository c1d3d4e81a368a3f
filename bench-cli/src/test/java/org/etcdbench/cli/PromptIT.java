package org.etcdbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The question for a password, at a terminal that {@code script} makes. */
@Timeout(value = 50, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PromptIT {
  private static final String QUESTION = "Password of etcd user somebody: ";
  private static final byte[] CTRL_C = {3};

  @TempDir private Path directory;

  @BeforeAll
  static void haveScript() throws Exception {
    boolean works =
        Path.of("/usr/bin/script").toFile().canExecute()
            && new ProcessBuilder("script", "--version").start().waitFor() == 0;
    Assumptions.assumeTrue(works, "util-linux's script is not here");
  }

  /** A console that is being read does not notice that its reader is interrupted. */
  @Test
  void endsAtOnceOnCtrlC() throws Exception {
    String command =
        "'%s' -Xmx128m -cp '%s' %s cluster status --user somebody --endpoints http://127.0.0.1:1"
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path"),
                Main.class.getName());
    Path started = Files.writeString(directory.resolve("started"), "exec " + command + "\n");
    ProcessBuilder builder =
        new ProcessBuilder(
                // a build in the background of a shell ignores SIGINT, and so would all it starts
                "env", "--default-signal=INT,TERM", "script", "-qec", "sh " + started, "/dev/null")
            .redirectErrorStream(true);
    builder.environment().remove("ETCD_BENCH_PASSWORD");
    Process terminal = builder.start();
    try (OutputStream keys = terminal.getOutputStream();
        InputStream screen = terminal.getInputStream()) {
      awaitQuestion(screen);

      keys.write(CTRL_C);
      keys.flush();

      String rest = new String(screen.readAllBytes(), UTF_8);
      assertThat(terminal.waitFor()).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(rest).contains("interrupted").doesNotContain("given up");
    } finally {
      terminal.destroyForcibly();
    }
  }

  private static void awaitQuestion(InputStream screen) throws Exception {
    StringBuilder seen = new StringBuilder();
    while (!seen.toString().endsWith(QUESTION)) {
      int next = screen.read();
      assertThat(next).as("end of: %s", seen).isNotNegative();
      seen.append((char) next);
    }
  }
}
