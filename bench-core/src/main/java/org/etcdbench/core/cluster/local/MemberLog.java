package org.etcdbench.core.cluster.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a member wrote, read for the few lines that say why it ended.
 *
 * @param file what it wrote to stderr
 */
public record MemberLog(Path file) {
  private static final Pattern GRAVE = Pattern.compile("\"level\":\"(error|d?panic|fatal)\"");
  private static final int GRAVE_LINES = 3;
  private static final int LAST_LINES = 8;
  private static final int LONGEST_LINE = 300;

  /**
   * The last grave lines, if there are any: behind them is only a stack trace. Otherwise the first
   * line and the end: etcd says first what is wrong with an argument, and then how it is used.
   */
  public String telltaleLines() {
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      List<String> grave = lines.stream().filter(line -> GRAVE.matcher(line).find()).toList();
      List<String> telltale =
          grave.isEmpty()
              ? firstAndLast(lines)
              : grave.subList(Math.max(0, grave.size() - GRAVE_LINES), grave.size());
      return String.join(
          System.lineSeparator(), telltale.stream().map(MemberLog::shortened).toList());
    } catch (IOException e) {
      return "(its log cannot be read: " + e.getMessage() + ")";
    }
  }

  private static List<String> firstAndLast(List<String> lines) {
    int more = lines.size() - 1 - LAST_LINES;
    if (more <= 1) {
      return lines;
    }
    List<String> some = new ArrayList<>();
    some.add(lines.get(0));
    some.add("(" + more + " lines)");
    some.addAll(lines.subList(1 + more, lines.size()));
    return some;
  }

  private static String shortened(String line) {
    return line.substring(0, Math.min(LONGEST_LINE, line.length()));
  }
}
