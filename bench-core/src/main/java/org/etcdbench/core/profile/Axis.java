package org.etcdbench.core.profile;

import java.util.List;

/**
 * The values of one key, each with its place.
 *
 * @param given whether the key was written at all, be it with bad values
 * @param broken whether a value was left out because it was bad
 * @param values the good ones
 */
record Axis<T>(boolean given, boolean broken, List<Located<T>> values) {

  /** A value and where it stands. */
  record Located<T>(T value, Place place) {}

  Axis {
    values = List.copyOf(values);
  }

  static <T> Axis<T> absent() {
    return new Axis<>(false, false, List.of());
  }

  static <T> Axis<T> of(T value) {
    return new Axis<>(true, false, List.of(new Located<>(value, Place.DEFAULT)));
  }

  /** This if given, else what lies below it. */
  Axis<T> over(Axis<T> below) {
    return given ? this : below;
  }

  /** This if given, else the default. */
  Axis<T> orDefault(T value) {
    return over(of(value));
  }

  /** The only value of a key that takes one; the default if it is absent or bad. */
  T only(T otherwise) {
    return values.isEmpty() ? otherwise : values.get(0).value();
  }

  List<T> plain() {
    return values.stream().map(Located::value).toList();
  }
}
