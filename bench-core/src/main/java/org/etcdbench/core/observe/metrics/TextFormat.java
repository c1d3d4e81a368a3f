package org.etcdbench.core.observe.metrics;

import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads Prometheus' text format 0.0.4, as its documentation "Exposition formats" describes it.
 * Strict: a line that is none is an error, and so is a page whose end is missing. Lines that are
 * not wanted are read up to their metric's name. Stateless.
 */
final class TextFormat {
  private static final Set<String> TYPES =
      Set.of("counter", "gauge", "histogram", "summary", "untyped");

  private TextFormat() {}

  /** Says which lines are worth reading. */
  interface Wanted {
    /**
     * Whether to read a line.
     *
     * @param name the metric's name, with the suffix that histograms give it
     * @param zero whether the line ends in a lone {@code 0}, which is its value if it has no time
     */
    boolean wants(String name, boolean zero);
  }

  /**
   * Reads a page.
   *
   * @param sink gets the samples of the wanted lines, in their order
   * @throws PageFormatException naming the line; what came before it was handed over
   */
  static void read(String page, Wanted wanted, Consumer<Sample> sink) throws PageFormatException {
    if (!page.endsWith("\n")) {
      throw new PageFormatException("the page is cut off: it does not end in a line feed");
    }
    int number = 0;
    String name = "";
    int from = 0;
    while (from < page.length()) {
      int end = page.indexOf('\n', from);
      number++;
      char first = page.charAt(from);
      if (first == '#') {
        comment(number, page.substring(from, end));
      } else if (!isBlank(page, from, end)) {
        int nameEnd = nameEnd(page, from, end);
        if (nameEnd == from || nameEnd == end) {
          throw new PageFormatException(number, page.substring(from, end), "not a sample");
        }
        // one metric's lines follow each other
        if (nameEnd - from != name.length() || !page.startsWith(name, from)) {
          name = page.substring(from, nameEnd);
        }
        if (wanted.wants(name, page.startsWith(" 0\n", end - 2))) {
          sink.accept(new SampleLine(number, page.substring(from, end), name).read());
        }
      }
      from = end + 1;
    }
  }

  private static boolean isBlank(String page, int from, int end) {
    for (int i = from; i < end; i++) {
      if (page.charAt(i) != ' ' && page.charAt(i) != '\t') {
        return false;
      }
    }
    return true;
  }

  private static int nameEnd(String page, int from, int end) {
    int at = from;
    while (at < end && isNamePart(page.charAt(at), at > from)) {
      at++;
    }
    return at;
  }

  /** Whether a metric's name may have this character; label names may, but for the colon. */
  static boolean isNamePart(char c, boolean digits) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || c == ':'
        || (digits && c >= '0' && c <= '9');
  }

  private static void comment(int number, String line) throws PageFormatException {
    if (!line.startsWith("# TYPE ")) {
      return;
    }
    String[] words = line.split("[ \t]+", -1);
    if (words.length != 4 || !TYPES.contains(words[3])) {
      throw new PageFormatException(number, line, "not a type");
    }
  }
}
