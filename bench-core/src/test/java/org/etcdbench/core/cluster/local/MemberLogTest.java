package org.etcdbench.core.cluster.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemberLogTest {
  @TempDir Path directory;

  private String telltaleLines(List<String> lines) throws IOException {
    return new MemberLog(Files.write(directory.resolve("m1.log"), lines)).telltaleLines();
  }

  private static List<String> numbered(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "line " + i).toList();
  }

  @Test
  void prefersWhatStoppedTheMemberToTheStackTraceBehindIt() throws IOException {
    String info = "{\"level\":\"info\",\"msg\":\"starting\"}";
    String panic = "{\"level\":\"panic\",\"error\":\"no space left on device\"}";
    String fatal = "{\"level\":\"fatal\",\"msg\":\"discovery failed\"}";

    assertThat(telltaleLines(List.of(info, panic, fatal, "main.main()", "\t/main.go:31")))
        .isEqualTo(String.join(System.lineSeparator(), panic, fatal));
  }

  @Test
  void tellsTheFirstLineAndTheEndIfNothingIsGrave() throws IOException {
    assertThat(telltaleLines(numbered(20)).lines())
        .startsWith("line 1", "(11 lines)", "line 13")
        .endsWith("line 20")
        .hasSize(10);
  }

  @Test
  void tellsAShortLogAsItIs() throws IOException {
    assertThat(telltaleLines(numbered(9)).lines()).containsExactlyElementsOf(numbered(9));
  }

  @Test
  void cutsLongLines() throws IOException {
    assertThat(telltaleLines(List.of("x".repeat(1000)))).hasSize(300);
  }

  @Test
  void saysThatThereIsNoLog() {
    assertThat(new MemberLog(directory.resolve("none")).telltaleLines())
        .startsWith("(its log cannot be read: ");
  }
}
