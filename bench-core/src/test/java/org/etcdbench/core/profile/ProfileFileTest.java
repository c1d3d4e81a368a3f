package org.etcdbench.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.etcdbench.core.profile.Reading.problems;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileFileTest {
  @Test
  void isReadWithItsText(@TempDir Path dir) throws IOException, ProfileException {
    Path file = dir.resolve("straße-1.yaml");
    String text = "# größer\nname: nightly\nscenarios: [{operation: put}]\n";
    Files.writeString(file, text);

    assertThat(Profiles.read(file, List.of(), MemberNames.ours()).source().text()).isEqualTo(text);
  }

  @Test
  void isMissing(@TempDir Path dir) {
    Path file = dir.resolve("none.yaml");

    refused(file, "there is no such file");
  }

  @Test
  void isADirectory(@TempDir Path dir) {
    refused(dir, "is a directory, not a profile");
  }

  @Test
  void isNotUtf8(@TempDir Path dir) throws IOException {
    Path file = dir.resolve("latin1.yaml");
    Files.write(file, "description: größer".getBytes(StandardCharsets.ISO_8859_1));

    refused(file, "is not UTF-8 text");
  }

  @Test
  void cannotBeReadBelowAFile(@TempDir Path dir) throws IOException {
    Path file = dir.resolve("file");
    Files.writeString(file, "");

    assertThatThrownBy(() -> Profiles.read(file.resolve("p.yaml"), List.of(), MemberNames.ours()))
        .isInstanceOf(ProfileException.class)
        .hasMessageStartingWith(file.resolve("p.yaml") + ": cannot be read: ");
  }

  private static void refused(Path file, String what) {
    assertThatThrownBy(() -> Profiles.read(file, List.of(), MemberNames.ours()))
        .isInstanceOf(ProfileException.class)
        .hasMessage(file + ": " + what);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# only a comment\n", "---\n", "~"})
  void isEmpty(String text) {
    assertThat(problems(text))
        .containsExactly("dir/p.yaml: the profile is empty; it needs at least: scenarios");
  }

  @Test
  void mayBeginWithAByteOrderMark() throws ProfileException {
    assertThat(Reading.ids("\uFEFFscenarios: [{operation: put}]")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'a: [1, 2~b: 3'      | 2:2 | not YAML: while parsing a flow sequence, expected ',' or ']', but got :
          'a: b: c'            | 1:5 | not YAML: mapping values are not allowed here
          '? [1]~: 2'          | 1:4 | not YAML: Expected a field name (Scalar value in YAML)
          'runs: 1~---~runs: 2'| 3:1 | a profile is one YAML document, but another one begins here
          '- operation: put'   | 1:1 | the top level must be a map of keys like scenarios, got: a list
          'put'                | 1:1 | the top level must be a map of keys like scenarios, got: a single value
          'a: &x 1~b: *x'      | 2:4 | aliases are not supported; write out what *x stands for
          'runs: 1'            | 1:1 | scenarios is missing: a list of maps, at least one
          'scenarios: []'      | 1:12 | scenarios must be a list of maps, at least one, got: an empty list
          'scenarios: {}'      | 1:12 | scenarios must be a list of maps, at least one, got: a map
          'scenarios:'         | 1:11 | scenarios must be a list of maps, at least one, got: nothing
          """)
  void isNoProfile(String text, String position, String what) {
    assertThat(problems(text.replace('~', '\n')))
        .containsExactly("dir/p.yaml:" + position + ": " + what);
  }

  @Test
  void isNestedTooDeeply() {
    assertThat(problems("scenarios: " + "[".repeat(5000)))
        .singleElement()
        .asString()
        .startsWith("dir/p.yaml: not YAML: Document nesting depth (1001) exceeds the maximum");
  }

  @Test
  void isTooLong(@TempDir Path dir) throws IOException {
    Path file = dir.resolve("log.txt");
    Files.write(file, new byte[(1 << 20) + 1]);

    refused(file, "is longer than 1 MiB: not a profile");
  }

  @Test
  void needsANameWhereItsFilesNameWillNotDo() {
    assertThatThrownBy(
            () ->
                Profiles.parse(
                    "my profile.yaml",
                    "scenarios: [{operation: put}]",
                    List.of(),
                    MemberNames.ours()))
        .hasMessage(
            "my profile.yaml: the file's name 'my profile' cannot name a result"
                + " (letters, digits, '_' and '-'); add a name: to the profile");
  }
}
