package org.etcdbench.jmh.paired;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Words in rows and columns. The first columns are words, the others numbers.
 *
 * @param words how many columns are words
 * @param head the columns' names
 * @param rows each as long as the head
 */
record Grid(int words, List<String> head, List<List<String>> rows) {

  /** In columns. */
  String text() {
    int[] widths =
        IntStream.range(0, head.size())
            .map(i -> all().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toArray();
    return all()
        .map(
            row ->
                IntStream.range(0, row.size())
                    .mapToObj(i -> pad(row.get(i), widths[i], i < words))
                    .collect(Collectors.joining("  "))
                    .stripTrailing())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private Stream<List<String>> all() {
    return Stream.concat(Stream.of(head), rows.stream());
  }

  private static String pad(String word, int width, boolean left) {
    String blanks = " ".repeat(width - word.length());
    return left ? word + blanks : blanks + word;
  }

  /** As a table of Markdown. */
  String markdown() {
    List<String> rule =
        IntStream.range(0, head.size()).mapToObj(i -> i < words ? "---" : "---:").toList();
    return Stream.concat(Stream.of(head, rule), rows.stream())
        .map(row -> "| " + String.join(" | ", row) + " |")
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
