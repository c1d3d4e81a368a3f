package org.etcdbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.access.Credentials;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Where the password comes from. */
class AccessOptionsTest {
  private final List<String> asked = new ArrayList<>();

  /** Any command with the options. */
  @Command(name = "any")
  static final class Any {
    @Mixin AccessOptions access;
  }

  private Access read(Map<String, String> environment, String... args) {
    Any any = new Any();
    new CommandLine(any).parseArgs(args);
    PasswordPrompt prompt =
        question -> {
          asked.add(question);
          return Optional.of("of prompt");
        };
    Surroundings surroundings = new Surroundings(environment, Path.of("."), Time.SYSTEM, prompt);
    Access first = any.access.access(surroundings);
    assertThat(any.access.access(surroundings)).isSameAs(first);
    return first;
  }

  @Test
  void asksOnceForAPasswordThatIsNowhere() {
    assertThat(read(Map.of(), "--user", "bench").user())
        .contains(new Credentials("bench", "of prompt"));
    assertThat(asked).containsExactly("Password of etcd user bench: ");
  }

  @Test
  void takesAPasswordFromTheEnvironmentBeforeItAsks() {
    assertThat(read(Map.of("ETCD_BENCH_PASSWORD", "of env"), "--user", "bench").user())
        .contains(new Credentials("bench", "of env"));
    assertThat(asked).isEmpty();
  }

  @Test
  void takesAPasswordFromAFileBeforeTheEnvironment(@TempDir Path dir) throws Exception {
    Path file = Files.writeString(dir.resolve("password"), "of file\n");

    assertThat(
            read(
                    Map.of("ETCD_BENCH_PASSWORD", "of env"),
                    "--user",
                    "bench",
                    "--password-file",
                    file.toString())
                .user())
        .contains(new Credentials("bench", "of file"));
  }

  @Test
  void isNobodyWithoutAUserWhateverTheEnvironmentHolds() {
    assertThat(read(Map.of("ETCD_BENCH_PASSWORD", "of env"))).isEqualTo(Access.OPEN);
  }
}
