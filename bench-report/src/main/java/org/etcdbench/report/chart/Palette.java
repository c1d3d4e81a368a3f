package org.etcdbench.report.chart;

import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The style sheet by which a page may recolour charts. They can be read without it, on white.
 *
 * <p>Every role has a class and a variable of one name: {@code s1} to {@code s8} for the series,
 * {@code label}, {@code muted} (lesser text), {@code axis}, {@code grid}, {@code band}, {@code
 * event}, {@code better}, {@code worse}, {@code unsure}. A class sets {@code color} alone; shapes
 * and text are drawn in {@code currentColor}.
 */
public final class Palette {

  /** The ground that the colours of {@link #darkVariables} are chosen for. */
  public static final String DARK_GROUND = "#0f1419";

  private Palette() {}

  /** Declarations of a variable for each role, for a white ground: {@code --s1:#0072b2;…}. */
  public static String lightVariables() {
    return variables(Ink::onWhite);
  }

  /** The same for a ground of {@link #DARK_GROUND}. */
  public static String darkVariables() {
    return variables(Ink::onDark);
  }

  /** The rules that colour each role by its variable, and let a chart shrink with its page. */
  public static String rules() {
    return ".chart{max-width:100%;height:auto}\n"
        + Stream.of(Ink.values())
            .map(Ink::cssClass)
            .map(name -> "svg .%1$s,svg.%1$s{color:var(--%1$s)}\n".formatted(name))
            .collect(Collectors.joining());
  }

  private static String variables(Function<Ink, String> colour) {
    return Stream.of(Ink.values())
        .map(ink -> "--%s:%s;".formatted(ink.cssClass(), colour.apply(ink)))
        .collect(Collectors.joining());
  }
}
