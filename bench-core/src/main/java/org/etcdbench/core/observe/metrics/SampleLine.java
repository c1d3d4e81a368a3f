package org.etcdbench.core.observe.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one sample, from the end of its metric's name on. Used once, by one thread. */
final class SampleLine {
  /** Java's own form has more: a suffix for the type, digits in hexadecimal. */
  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9.]+([eE][+-]?[0-9]+)?");

  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

  private final int number;
  private final String line;
  private final String name;
  private int at;

  SampleLine(int number, String line, String name) {
    this.number = number;
    this.line = line;
    this.name = name;
    this.at = name.length();
  }

  Sample read() throws PageFormatException {
    skipBlanks();
    Map<String, String> labels = at < line.length() && line.charAt(at) == '{' ? labels() : Map.of();
    skipBlanks();
    double value = value(word());
    skipBlanks();
    Long timestampMs = at == line.length() ? null : timestamp(word());
    skipBlanks();
    if (at < line.length()) {
      throw problem("something follows the sample");
    }
    return new Sample(name, labels, value, timestampMs);
  }

  private Map<String, String> labels() throws PageFormatException {
    Map<String, String> labels = new HashMap<>();
    expect('{');
    skipBlanks();
    while (peek() != '}') {
      String label = labelName();
      skipBlanks();
      expect('=');
      skipBlanks();
      if (labels.put(label, quoted()) != null) {
        throw problem("a label occurs twice");
      }
      skipBlanks();
      if (peek() == ',') {
        at++;
        skipBlanks();
      } else if (peek() != '}') {
        throw problem("a label must be followed by ',' or '}'");
      }
    }
    at++;
    return labels;
  }

  private String labelName() throws PageFormatException {
    int from = at;
    while (TextFormat.isNamePart(peek(), at > from) && peek() != ':') {
      at++;
    }
    if (at == from) {
      throw problem("not a label's name");
    }
    return line.substring(from, at);
  }

  private String quoted() throws PageFormatException {
    expect('"');
    int end = line.indexOf('"', at);
    int escape = line.indexOf('\\', at);
    if (end >= 0 && (escape < 0 || escape > end)) {
      String plain = line.substring(at, end);
      at = end + 1;
      return plain;
    }
    StringBuilder text = new StringBuilder();
    while (peek() != '"') {
      char c = line.charAt(at++);
      text.append(c == '\\' ? unescaped() : c);
    }
    at++;
    return text.toString();
  }

  private char unescaped() throws PageFormatException {
    char c = peek();
    at++;
    return switch (c) {
      case 'n' -> '\n';
      case '\\', '"' -> c;
      default -> throw problem("an unknown escape in a label's value");
    };
  }

  private String word() throws PageFormatException {
    int from = at;
    while (at < line.length() && line.charAt(at) != ' ' && line.charAt(at) != '\t') {
      at++;
    }
    if (at == from) {
      throw problem("the value is missing");
    }
    return line.substring(from, at);
  }

  private double value(String word) throws PageFormatException {
    return switch (word) {
      case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      case "NaN" -> Double.NaN;
      default -> decimal(word);
    };
  }

  private double decimal(String word) throws PageFormatException {
    if (DECIMAL.matcher(word).matches()) {
      try {
        return Double.parseDouble(word);
      } catch (NumberFormatException e) {
        throw problem("not a number");
      }
    }
    throw problem("not a number");
  }

  private @Nullable Long timestamp(String word) throws PageFormatException {
    if (!WHOLE.matcher(word).matches()) {
      throw problem("not a time in milliseconds");
    }
    return Long.valueOf(word);
  }

  private void skipBlanks() {
    while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
      at++;
    }
  }

  private char peek() throws PageFormatException {
    if (at >= line.length()) {
      throw problem("the line ends too early");
    }
    return line.charAt(at);
  }

  private void expect(char c) throws PageFormatException {
    if (peek() != c) {
      throw problem("'" + c + "' is missing");
    }
    at++;
  }

  private PageFormatException problem(String what) {
    return new PageFormatException(number, line, what);
  }
}
