package org.etcdbench.core.profile;

import java.util.Comparator;

/**
 * Where a value stands. Ordered: defaults, then the file by line and column, then the overrides as
 * given; of two values that contradict each other the greater place is the one to name.
 *
 * @param where as problems print it
 * @param origin what kind of place
 * @param major line in the file, from 1, or the override's number
 * @param minor column in the file, from 1
 */
record Place(String where, Origin origin, int major, int minor) implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::origin)
          .thenComparingInt(Place::major)
          .thenComparingInt(Place::minor)
          .thenComparing(Place::where);

  /** Of a value that nobody wrote. */
  static final Place DEFAULT = new Place("default", Origin.DEFAULT, 0, 0);

  /** Who said it. */
  enum Origin {
    DEFAULT,
    FILE,
    OVERRIDE
  }

  static Place inFile(String file, int line, int column) {
    return new Place(file + ":" + line + ":" + column, Origin.FILE, line, column);
  }

  /** The file as a whole. */
  static Place of(String file) {
    return new Place(file, Origin.FILE, 0, 0);
  }

  static Place of(ProfileOverride override, int index) {
    return new Place("-p " + override.source(), Origin.OVERRIDE, index, 0);
  }

  boolean overrides() {
    return origin == Origin.OVERRIDE;
  }

  Place orLater(Place other) {
    return compareTo(other) >= 0 ? this : other;
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}
