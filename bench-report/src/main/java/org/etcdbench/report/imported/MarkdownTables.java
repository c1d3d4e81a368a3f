package org.etcdbench.report.imported;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the tables of a Markdown file, as GitHub writes them: headings, a line of dashes, rows. */
final class MarkdownTables {
  private static final Pattern DASHES =
      Pattern.compile(
          "\\s*\\|?\\s*:?-+:?\\s*(\\|\\s*:?-+:?\\s*)+\\|?\\s*|\\s*\\|\\s*:?-+:?\\s*\\|\\s*");
  private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");

  private MarkdownTables() {}

  /** Whether there is any. */
  static boolean in(List<String> lines) {
    for (int i = 1; i < lines.size(); i++) {
      if (begins(lines, i)) {
        return true;
      }
    }
    return false;
  }

  /** Whether these are the dashes below headings. */
  private static boolean begins(List<String> lines, int dashes) {
    return DASHES.matcher(lines.get(dashes)).matches() && BAR.matcher(lines.get(dashes - 1)).find();
  }

  static List<TextTable> of(List<String> lines) {
    List<TextTable> tables = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (begins(lines, i)) {
        tables.add(table(lines, i));
      }
    }
    return tables;
  }

  private static TextTable table(List<String> lines, int dashes) {
    List<TextTable.Row> rows = new ArrayList<>();
    for (int i = dashes + 1; i < lines.size() && BAR.matcher(lines.get(i)).find(); i++) {
      rows.add(new TextTable.Row(i + 1, cells(lines.get(i))));
    }
    return new TextTable(dashes, cells(lines.get(dashes - 1)), rows, false);
  }

  private static List<String> cells(String line) {
    String inside = line.strip();
    if (inside.startsWith("|")) {
      inside = inside.substring(1);
    }
    if (inside.endsWith("|") && !inside.endsWith("\\|")) {
      inside = inside.substring(0, inside.length() - 1);
    }
    return Arrays.stream(BAR.split(inside, -1))
        .map(cell -> cell.replace("\\|", "|").strip())
        .toList();
  }
}
