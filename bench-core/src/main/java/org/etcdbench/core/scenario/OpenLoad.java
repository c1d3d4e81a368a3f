package org.etcdbench.core.scenario;

import java.util.Objects;

/**
 * An open load: requests are due at their rate whether earlier ones are answered or not, spread
 * round robin over {@code conns} connections. One that is due while {@code maxInFlight} are under
 * way waits with its intended time; none is dropped.
 *
 * @param conns gRPC connections, at least 1
 * @param rate requests per second, over time
 * @param arrival how requests are spread around the rate
 * @param maxInFlight the largest number of requests under way, at least one for each connection
 */
public record OpenLoad(int conns, Rate rate, Arrival arrival, int maxInFlight) implements Load {

  /** The largest number of requests under way that a load may ask for. */
  public static final int MAX_IN_FLIGHT = 1_000_000;

  /** Checks the bounds. */
  public OpenLoad {
    Objects.requireNonNull(rate, "rate is null");
    Objects.requireNonNull(arrival, "arrival is null");
    check("conns", conns, MAX_CONNS);
    check("max-in-flight", maxInFlight, MAX_IN_FLIGHT);
    if (maxInFlight < conns) {
      throw new IllegalArgumentException(
          "max-in-flight must be >= conns, for each connection needs a slot, got: "
              + maxInFlight
              + " with conns "
              + conns);
    }
  }

  private static void check(String name, int value, int max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(name + " must be 1.." + max + ", got: " + value);
    }
  }

  /** Conns and rate: {@code 10@1000/s}, {@code 10@500..5000/s poisson}. */
  @Override
  public String label() {
    String even = conns + "@" + rate.label();
    return arrival == Arrival.CONSTANT ? even : even + " " + arrival.label();
  }
}
