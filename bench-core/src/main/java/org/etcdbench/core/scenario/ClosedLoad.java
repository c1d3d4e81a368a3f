package org.etcdbench.core.scenario;

/**
 * A closed load: {@code clients} concurrent request slots, each of which sends its next request
 * when its last one is done, spread round robin over {@code conns} connections.
 *
 * @param conns gRPC connections, at least 1
 * @param clients concurrent request slots, at least 1
 */
public record ClosedLoad(int conns, int clients) implements Load {

  /** The largest number of connections or clients that a load may ask for. */
  public static final int MAX = MAX_CONNS;

  /** Checks the bounds. */
  public ClosedLoad {
    check("conns", conns);
    check("clients", clients);
  }

  private static void check(String name, int value) {
    if (value < 1 || value > MAX) {
      throw new IllegalArgumentException(name + " must be 1.." + MAX + ", got: " + value);
    }
  }

  /** The pair as the tables print it, conns first: {@code 100/1000}. */
  @Override
  public String label() {
    return conns + "/" + clients;
  }
}
