package org.etcdbench.core.profile;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.Durations;
import org.etcdbench.core.scenario.Load;

/** The forms of single values. Every method fits {@link ValueParser}. */
final class Values {
  private static final Pattern WHOLE = Pattern.compile("-?\\d+(_\\d+)*");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d+(_\\d+)*(\\.\\d+)?");
  private static final Pattern BYTES = Pattern.compile("(-?\\d+(?:_\\d+)*)\\s?(KiB|MiB)?");
  private static final Pattern LOAD = Pattern.compile("([^/]+)/([^/]+)");

  private Values() {}

  static long whole(String name, String text) {
    if (!WHOLE.matcher(text).matches()) {
      throw new IllegalArgumentException(name + " must be a whole number, got: '" + text + "'");
    }
    try {
      return Long.parseLong(text.replace("_", ""));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          name + " must be within " + Long.MIN_VALUE + ".." + Long.MAX_VALUE + ", got: " + text, e);
    }
  }

  static int count(String name, String text) {
    return narrow(name, whole(name, text));
  }

  static double decimal(String name, String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw new IllegalArgumentException(
          name + " must be a plain number like 0.1 or 1000, got: '" + text + "'");
    }
    return Double.parseDouble(text.replace("_", ""));
  }

  /** Bytes, or KiB (1024) or MiB (1024²). */
  static int bytes(String name, String text) {
    Matcher matcher = BYTES.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          name + " must be a number of bytes like 256, 64KiB or 1MiB, got: '" + text + "'");
    }
    String unit = matcher.group(2);
    long factor = unit == null ? 1 : unit.equals("KiB") ? 1024 : 1024 * 1024;
    long number = narrow(name, whole(name, matcher.group(1)));
    return narrow(name, number * factor);
  }

  static Duration duration(String name, String text) {
    try {
      return Durations.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  static boolean flag(String name, String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException(name + " must be true or false, got: '" + text + "'");
    }
    return text.equals("true");
  }

  static boolean onOff(String name, String text) {
    // YAML may have taken the words for what they mean
    return switch (text) {
      case "on", "true" -> true;
      case "off", "false" -> false;
      default ->
          throw new IllegalArgumentException(name + " must be on or off, got: '" + text + "'");
    };
  }

  /** The pair conns/clients. */
  static Load load(String name, String text) {
    Matcher matcher = LOAD.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          name + " must be conns/clients like 100/1000, got: '" + text + "'");
    }
    return new ClosedLoad(count("conns", matcher.group(1)), count("clients", matcher.group(2)));
  }

  /** One of an enum's constants by its label. */
  static <E extends Enum<E>> ValueParser<E> oneOf(Class<E> type, Function<E, String> label) {
    return (name, text) ->
        Arrays.stream(type.getEnumConstants())
            .filter(constant -> label.apply(constant).equals(text))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(notOneOf(name, text, type, label)));
  }

  private static <E extends Enum<E>> String notOneOf(
      String name, String text, Class<E> type, Function<E, String> label) {
    return Arrays.stream(type.getEnumConstants())
        .map(label)
        .collect(Collectors.joining(" or ", name + " must be ", ", got: '" + text + "'"));
  }

  /** Text of a form. */
  static ValueParser<String> text(Pattern form, String meaning) {
    return (name, text) -> {
      if (!form.matcher(text).matches()) {
        throw new IllegalArgumentException(name + " must be " + meaning + ", got: '" + text + "'");
      }
      return text;
    };
  }

  private static int narrow(String name, long value) {
    if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          name + " must be at most " + Integer.MAX_VALUE + ", got: " + value);
    }
    return (int) value;
  }
}
