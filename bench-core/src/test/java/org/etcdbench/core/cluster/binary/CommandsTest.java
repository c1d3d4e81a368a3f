package org.etcdbench.core.cluster.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Test
  void runsAProgramWithExactlyTheGivenEnvironment(@TempDir Path dir) throws Exception {
    Path script = Scripts.script(dir.resolve("show"), "echo \"$MARK in $PWD\"; echo \"$HOME\" >&2");
    Commands commands = new Commands(Map.of("MARK", "seen"));

    Commands.Output output = commands.run(LIMIT, dir, List.of(script.toString()));

    assertThat(output).isEqualTo(new Commands.Output("seen in " + dir + "\n", "\n"));
  }

  @Test
  void tellsTheErrorThatAFailingProgramMarksAsSuch(@TempDir Path dir) {
    Path script = Scripts.script(dir.resolve("apt"), "echo W: old >&2; echo E: gone >&2; exit 7");

    assertThatThrownBy(
            () -> new Commands(Map.of()).run(LIMIT, dir, List.of(script.toString(), "update")))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("apt update failed (exit 7): E: gone");
  }

  @Test
  void tellsWhyAProgramDoesNotStart(@TempDir Path dir) {
    String missing = dir.resolve("missing").toString();

    assertThatThrownBy(() -> new Commands(Map.of()).run(LIMIT, dir, List.of(missing)))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("missing")
        .hasMessageContaining("cannot be run");
  }

  @Test
  @Timeout(30)
  void killsAProgramAndItsChildrenWhenItsTimeIsOver(@TempDir Path dir) throws Exception {
    Path pid = dir.resolve("pid");
    Path script =
        Scripts.script(dir.resolve("slow"), "/bin/sleep 600 & echo $! > " + pid + "; wait");

    assertThatThrownBy(
            () ->
                new Commands(Map.of())
                    .run(Duration.ofSeconds(2), dir, List.of(script.toString(), "now")))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("slow now did not end within 2 s");

    assertThat(ended(Files.readString(pid))).isTrue();
  }

  @Test
  @Timeout(30)
  void killsAProgramWhenTheWaitingThreadIsInterrupted(@TempDir Path dir) {
    Path script = Scripts.script(dir.resolve("slow"), "exec /bin/sleep 600");
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> new Commands(Map.of()).run(LIMIT, dir, List.of(script.toString())))
        .isInstanceOf(InterruptedException.class);

    assertThat(ProcessHandle.current().children()).isEmpty();
  }

  @Test
  void findsProgramsInTheOrderOfThePath(@TempDir Path dir) throws Exception {
    Path second = Scripts.etcd(dir.resolve("b/etcd"), "3.5.16");
    Path first = Scripts.etcd(dir.resolve("a/etcd"), "3.4.23");
    Files.createDirectories(dir.resolve("c/etcd"));
    String path = dir.resolve("a") + "::" + dir.resolve("c") + ":" + dir.resolve("b");

    assertThat(new Commands(Map.of("PATH", path)).findAll("etcd")).containsExactly(first, second);
  }

  private static boolean ended(String pid) {
    // a killed orphan is reaped by whoever adopts it, so a zombie has ended too
    return ProcessHandle.of(Long.parseLong(pid.strip()))
        .map(process -> process.onExit().isDone() || process.info().command().isEmpty())
        .orElse(true);
  }
}
