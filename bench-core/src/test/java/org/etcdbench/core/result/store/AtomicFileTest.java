package org.etcdbench.core.result.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path directory;

  @Test
  void makesTheFileAndItsDirectory() throws IOException {
    Path target = directory.resolve("a/b/file");
    AtomicFile.replace(target, NEW);

    assertThat(target).hasBinaryContent(NEW);
    assertThat(names(target.resolveSibling(""))).containsExactly("file");
  }

  @Test
  void leavesWhatAnotherProcessIsWriting() throws IOException {
    Path target = Files.writeString(directory.resolve("file"), "old");
    Path others = Files.writeString(directory.resolve("file.1.partial"), "other");
    AtomicFile.replace(target, NEW);

    assertThat(target).hasBinaryContent(NEW);
    assertThat(others).hasContent("other");
    assertThat(names(directory)).containsExactlyInAnyOrder("file", "file.1.partial");
  }

  @Test
  void saysWhatIsInTheWayAndLeavesNothing() throws IOException {
    Path target = Files.createDirectories(directory.resolve("file/child")).getParent();
    Path below = Files.writeString(directory.resolve("plain"), "").resolve("file");

    assertThatIOException()
        .isThrownBy(() -> AtomicFile.replace(target, NEW))
        .withMessageStartingWith("cannot write " + target + ": ");
    assertThatIOException()
        .isThrownBy(() -> AtomicFile.replace(below, NEW))
        .withMessage("cannot write " + below + ": a file of that name is in the way");
    assertThat(names(directory)).containsExactlyInAnyOrder("file", "plain");
  }

  private static Stream<String> names(Path of) throws IOException {
    try (Stream<Path> files = Files.list(of)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }
}
