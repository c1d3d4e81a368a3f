package org.etcdbench.jmh.paired;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.jmh.Asked;

/**
 * One place of the table: what is asked, and under which load.
 *
 * @param asked operation and consistency
 * @param load connections and clients
 */
record Cell(Asked asked, ClosedLoad load) {

  /** Checks that every connection has equally many clients, since h2load can do but that. */
  Cell {
    if (load.clients() % load.conns() != 0) {
      throw new IllegalArgumentException(
          "clients must be a multiple of conns, got: " + load.label());
    }
  }

  /** All that is measured unless told otherwise. */
  static final List<Cell> ALL =
      List.of(
          of(Asked.PUT, 1, 1),
          of(Asked.LINEARIZABLE, 1, 1),
          of(Asked.PUT, 100, 100),
          of(Asked.LINEARIZABLE, 100, 100),
          of(Asked.SERIALIZABLE, 100, 100),
          of(Asked.PUT, 10, 1000),
          of(Asked.LINEARIZABLE, 10, 1000),
          of(Asked.SERIALIZABLE, 10, 1000));

  static Cell of(Asked asked, int conns, int clients) {
    return new Cell(asked, new ClosedLoad(conns, clients));
  }

  /**
   * The cell of this name, {@code put:100/100} or {@code serializable:10/1000}.
   *
   * @throws IllegalArgumentException if it has another form
   */
  static Cell parse(String name) {
    String[] parts = name.split("[:/]", -1);
    try {
      if (parts.length == 3) {
        return of(
            Asked.valueOf(parts[0].toUpperCase(Locale.ROOT)),
            Integer.parseInt(parts[1]),
            Integer.parseInt(parts[2]));
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(form(name) + " (" + e.getMessage() + ")", e);
    }
    throw new IllegalArgumentException(form(name));
  }

  private static String form(String name) {
    return "a cell is "
        + String.join("|", Arrays.stream(Asked.values()).map(Cell::lower).toList())
        + ":CONNS/CLIENTS, got: '"
        + name
        + "'";
  }

  private static String lower(Asked asked) {
    return asked.name().toLowerCase(Locale.ROOT);
  }

  /** As {@link #parse} takes it. */
  String name() {
    return lower(asked) + ":" + load.label();
  }

  /** For tables. */
  String label() {
    return asked.label() + " " + load.label();
  }
}
