package org.etcdbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command that does not end in time is given up, and says what may be left. */
class InterruptionIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir private Path directory;

  private Child start(String... leftovers) throws Exception {
    Child child = Child.start(StaysWhenInterrupted.class, directory, Map.of(), leftovers);
    Child.await("it", () -> child.err().contains(StaysWhenInterrupted.READY), LIMIT);
    return child;
  }

  @Test
  void saysWhatACommandMayLeaveThatDoesNotEndInTime() throws Exception {
    try (Child child = start("keys may be left under /etcd-bench/x/")) {
      child.signal("INT");

      assertThat(child.exitWithin(LIMIT)).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(child.err().lines())
          .containsExactly(
              "ready",
              "stays",
              "given up: the command did not end within 1 s; keys may be left under"
                  + " /etcd-bench/x/");
    }
  }

  @Test
  void givesUpACommandThatLeavesNothingToo() throws Exception {
    try (Child child = start()) {
      child.signal("TERM");

      assertThat(child.exitWithin(LIMIT)).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(child.err().lines()).endsWith("given up: the command did not end within 1 s");
    }
  }
}
