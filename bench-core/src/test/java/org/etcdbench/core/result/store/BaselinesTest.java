package org.etcdbench.core.result.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void refusesAFileThatIsNoneOfOurs() throws IOException {
    Files.writeString(folder.resolve("baselines.json"), "[1]");

    assertThatThrownBy(() -> new Baselines(folder).find("nightly"))
        .isInstanceOf(ResultFormatException.class)
        .hasMessageEndingWith(
            "baselines.json: must be an object of names and the results' directories");
  }

  @Test
  void refusesWhatIsNoName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Baselines(folder).pin("../up", "a"))
        .withMessageContaining("got: '../up'");
  }
}
