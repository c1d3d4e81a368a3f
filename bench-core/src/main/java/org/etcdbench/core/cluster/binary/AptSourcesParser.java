package org.etcdbench.core.cluster.binary;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads both forms of apt's package sources, sources.list(5). What it cannot read it leaves out:
 * apt itself tells users about broken files.
 */
final class AptSourcesParser {
  private static final Pattern EMPTY_LINE = Pattern.compile("(?m)^[ \\t]*$");
  private static final Pattern FIELD = Pattern.compile("([A-Za-z][A-Za-z0-9-]*):\\s*(.*)");
  private static final Pattern ONE_LINE =
      Pattern.compile("(deb|deb-src)\\s+(?:\\[([^]]*)]\\s+)?(\\S+)\\s+(\\S+)\\s*(.*)");
  private static final Pattern OPTION = Pattern.compile("([A-Za-z-]+)=(\\S+)");

  private AptSourcesParser() {}

  /** The entries of a {@code .sources} file. */
  static List<AptSource> deb822(String text) {
    // a comment inside a stanza does not end it, an empty line does
    String uncommented = text.replaceAll("(?m)^#.*(\\R|$)", "");
    return EMPTY_LINE
        .splitAsStream(uncommented)
        .map(AptSourcesParser::fields)
        .filter(fields -> !fields.isEmpty())
        .map(AptSource::new)
        .toList();
  }

  private static Map<String, String> fields(String stanza) {
    Map<String, String> fields = new HashMap<>();
    String name = "";
    for (String line : stanza.lines().filter(l -> !l.isBlank()).toList()) {
      Matcher matcher = FIELD.matcher(line);
      if (matcher.matches()) {
        name = matcher.group(1);
        fields.put(name, matcher.group(2).stripTrailing());
      } else if (Character.isWhitespace(line.charAt(0)) && fields.containsKey(name)) {
        fields.merge(name, "\n" + line.stripTrailing(), String::concat);
      }
    }
    return fields;
  }

  /** The entries of a {@code .list} file. */
  static List<AptSource> oneLine(String text) {
    return text.lines()
        .map(line -> line.replaceFirst("#.*$", "").strip())
        .flatMap(line -> entry(line).stream())
        .toList();
  }

  private static Optional<AptSource> entry(String line) {
    Matcher matcher = ONE_LINE.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> fields = new HashMap<>();
    String options = matcher.group(2);
    if (options != null) {
      OPTION
          .matcher(options)
          .results()
          .forEach(
              option -> fields.put(fieldName(option.group(1)), option.group(2).replace(',', ' ')));
    }
    fields.put("Types", matcher.group(1));
    fields.put("URIs", matcher.group(3));
    fields.put("Suites", matcher.group(4));
    fields.put("Components", matcher.group(5));
    return Optional.of(new AptSource(fields));
  }

  /** The deb822 name of an option; only three differ by more than case. */
  private static String fieldName(String option) {
    return switch (option.toLowerCase(Locale.ROOT)) {
      case "arch" -> "Architectures";
      case "lang" -> "Languages";
      case "target" -> "Targets";
      default -> option;
    };
  }
}
