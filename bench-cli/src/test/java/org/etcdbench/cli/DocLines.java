package org.etcdbench.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the documents tell their readers to type, and where they send them. */
final class DocLines {
  private static final Pattern SHELL_BLOCK = Pattern.compile("(?ms)^```sh\\R(.*?)^```");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\R(.*?)^```");
  private static final Pattern OURS = Pattern.compile("(\\./)?etcd-bench (?<args>.*)");
  private static final Pattern COMMENT = Pattern.compile("\\s#\\s.*");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)#\\s]+)(#[^)]*)?\\)");

  private DocLines() {}

  /**
   * A call of ours.
   *
   * @param file where it stands
   * @param args what stands behind the program's name
   */
  record Call(String file, List<String> args) {
    @Override
    public String toString() {
      return file + ": " + String.join(" ", args);
    }
  }

  /**
   * A link to a file of the repository.
   *
   * @param file where it stands
   * @param target where it leads
   */
  record Link(String file, Path target) {
    @Override
    public String toString() {
      return file + " to " + target;
    }
  }

  /**
   * What a document says that a call prints.
   *
   * @param call it prints the same wherever it is typed
   * @param lines some of what it prints, one behind the other
   */
  record Shown(Call call, List<String> lines) {
    @Override
    public String toString() {
      return call.toString();
    }
  }

  /** The README and the documents. */
  static List<Path> files() {
    List<Path> files = new ArrayList<>();
    Path readme = Repo.root().resolve("README.md");
    if (Files.exists(readme)) {
      files.add(readme);
    }
    Repo.list(Repo.root().resolve("docs")).stream()
        .filter(path -> path.toString().endsWith(".md"))
        .forEach(files::add);
    return files;
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All calls in fenced blocks of shell. */
  static Stream<Call> calls() {
    return files().stream()
        .flatMap(
            file ->
                SHELL_BLOCK.matcher(text(file)).results().flatMap(b -> calls(file, b.group(1))));
  }

  private static Stream<Call> calls(Path file, String block) {
    return block
        .replace("\\\n", " ")
        .lines()
        .map(OURS::matcher)
        .filter(Matcher::matches)
        .map(line -> new Call(name(file), words(line.group("args"))));
  }

  /** The output of calls that measure nothing, where it stands in the next fenced block. */
  static Stream<Shown> shown() {
    return files().stream().flatMap(DocLines::shown);
  }

  private static Stream<Shown> shown(Path file) {
    List<MatchResult> blocks = BLOCK.matcher(text(file)).results().toList();
    List<Shown> shown = new ArrayList<>();
    for (int i = 0; i + 1 < blocks.size(); i++) {
      boolean output = Set.of("", "text").contains(blocks.get(i + 1).group(1));
      if (blocks.get(i).group(1).equals("sh") && output) {
        List<String> lines = blocks.get(i + 1).group(2).lines().toList();
        calls(file, blocks.get(i).group(2))
            .filter(DocLines::measuresNothing)
            .reduce((first, last) -> last)
            .ifPresent(call -> shown.add(new Shown(call, lines)));
      }
    }
    return shown.stream();
  }

  private static boolean measuresNothing(Call call) {
    return Set.of("import", "report", "compare").contains(call.args().get(0))
        && call.args().stream()
            .skip(1)
            .filter(word -> word.contains("/"))
            .allMatch(
                word -> word.startsWith("docs/examples/") || word.startsWith("results/reference/"));
  }

  private static List<String> words(String line) {
    return WORD.matcher(COMMENT.matcher(line).replaceFirst(""))
        .results()
        .map(word -> word.group(3) != null ? word.group(3) : unquoted(word.group()))
        .toList();
  }

  private static String unquoted(String word) {
    return word.substring(1, word.length() - 1);
  }

  /** All links to files. */
  static Stream<Link> links() {
    return files().stream()
        .flatMap(
            file ->
                LINK.matcher(text(file))
                    .results()
                    .map(link -> link.group(1))
                    .filter(target -> !target.contains("://"))
                    .map(target -> new Link(name(file), file.resolveSibling(target).normalize())));
  }

  private static String name(Path file) {
    return Repo.root().relativize(file).toString();
  }
}
