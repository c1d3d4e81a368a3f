package org.etcdbench.report.text;

import java.util.regex.Pattern;

/** Text as GitHub's and GitLab's Markdown has it, so that it is shown as it is. */
public final class Markdown {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** What begins or ends emphasis, code, links, cells or strikethrough, and the escape itself. */
  private static final Pattern MARKUP = Pattern.compile("[\\\\`*\\[\\]|~]");

  /** An underscore within a word means itself. */
  private static final Pattern UNDERSCORE =
      Pattern.compile("(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");

  private static final Pattern BACKTICKS = Pattern.compile("`+");
  private static final int SHORTEST_FENCE = 3;

  private Markdown() {}

  /**
   * A text within a line: line breaks become blanks, nothing in it is markup or HTML. At the
   * beginning of a line, callers must not let it look like a heading or a list.
   */
  public static String escape(String text) {
    String line = BLANKS.matcher(text).replaceAll(" ").strip();
    String html = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    String marked = MARKUP.matcher(html).replaceAll("\\\\$0");
    return UNDERSCORE.matcher(marked).replaceAll("\\\\_");
  }

  /** Lines that are shown as they are, in letters of one width; they end with a line's end. */
  public static String preformatted(String lines) {
    int longest =
        BACKTICKS.matcher(lines).results().mapToInt(run -> run.group().length()).max().orElse(0);
    String fence = "`".repeat(Math.max(SHORTEST_FENCE, longest + 1));
    return fence + "text\n" + lines + fence + "\n";
  }

  /**
   * Something that a reader opens if he wants to; ends with a line's end.
   *
   * @param summary plain text
   * @param content Markdown that ends with a line's end
   */
  public static String details(String summary, String content) {
    return "<details>\n<summary>" + escape(summary) + "</summary>\n\n" + content + "\n</details>\n";
  }
}
