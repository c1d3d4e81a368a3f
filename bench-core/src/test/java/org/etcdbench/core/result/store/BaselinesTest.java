package org.etcdbench.core.result.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselinesTest {
  @TempDir private Path folder;

  @Test
  void findsWhatItPinned() throws IOException {
    Baselines baselines = new Baselines(folder);
    baselines.pin("nightly", "a");
    baselines.pin("release-3.6", "b");
    baselines.pin("nightly", "c");

    assertThat(new Baselines(folder).find("nightly")).contains(folder.resolve("c"));
    assertThat(baselines.find("release-3.6")).contains(folder.resolve("b"));
    assertThat(baselines.find("other")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "null", "{"})
  void refusesAFileThatIsNoneOfOurs(String content) throws IOException {
    Files.writeString(folder.resolve("baselines.json"), content);

    assertThatThrownBy(() -> new Baselines(folder).find("nightly"))
        .isInstanceOf(ResultFormatException.class)
        .hasMessageEndingWith(
            "baselines.json: must be an object of names and the results' directories");
  }

  @Test
  void losesNoneOfTwoProcessesThatPinAtATime() throws Exception {
    Process one = pinning("a");
    Process other = pinning("b");

    assertThat(one.waitFor()).isZero();
    assertThat(other.waitFor()).isZero();
    for (int i = 0; i < Pinning.NAMES; i++) {
      assertThat(new Baselines(folder).find("a" + i)).isPresent();
      assertThat(new Baselines(folder).find("b" + i)).isPresent();
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("baselines.json", "baselines.json.lock");
    }
  }

  private Process pinning(String prefix) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Pinning.class.getName(),
            folder.toString(),
            prefix)
        .inheritIO()
        .start();
  }

  /** A process that gives many names, one after the other. */
  static final class Pinning {
    static final int NAMES = 40;

    private Pinning() {}

    /** Takes the folder and what the names begin with. */
    public static void main(String[] args) throws IOException {
      for (int i = 0; i < NAMES; i++) {
        new Baselines(Path.of(args[0])).pin(args[1] + i, "result");
      }
    }
  }

  @Test
  void refusesWhatIsNoName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Baselines(folder).pin("../up", "a"))
        .withMessageContaining("got: '../up'");
  }
}
