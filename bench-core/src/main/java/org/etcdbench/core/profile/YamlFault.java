package org.etcdbench.core.profile;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the YAML parser's message of many lines into a problem of one. */
final class YamlFault {
  /** The parser's own mark: the location of its exception is that of the token before. */
  private static final Pattern MARK = Pattern.compile("in 'reader', line (\\d+), column (\\d+)");

  private YamlFault() {}

  static Problem of(String file, JsonProcessingException e) {
    return new Problem(place(file, e).where(), "not YAML: " + sentence(e.getOriginalMessage()));
  }

  private static Place place(String file, JsonProcessingException e) {
    return MARK.matcher(e.getOriginalMessage())
        .results()
        .reduce((first, last) -> last)
        .map(mark -> Place.inFile(file, group(mark, 1), group(mark, 2)))
        .orElseGet(() -> place(file, e.getLocation()));
  }

  private static Place place(String file, @Nullable JsonLocation location) {
    return location == null
        ? Place.of(file)
        : Place.inFile(file, location.getLineNr(), location.getColumnNr());
  }

  private static int group(MatchResult mark, int number) {
    return Integer.parseInt(mark.group(number));
  }

  /** Without marks and quoted lines, all of which are indented, and without the parser's events. */
  private static String sentence(String message) {
    return message
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith(" "))
        .collect(Collectors.joining(", "))
        .replaceFirst(", got this instead: <.*", "");
  }
}
