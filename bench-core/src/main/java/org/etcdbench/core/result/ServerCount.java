package org.etcdbench.core.result;

import java.util.Objects;

/**
 * The same requests, counted by us and by the members that answered them: two counts that know
 * nothing of each other.
 *
 * @param metric what the members counted, as the key of a metric without its code
 * @param client requests that we sent from the first measured iteration on, counted or not, at
 *     least 0
 * @param server what all members together counted meanwhile, at least 0
 */
public record ServerCount(String metric, long client, long server) {

  /** Checks the bounds. */
  public ServerCount {
    Objects.requireNonNull(metric, "metric is null");
    if (client < 0 || server < 0) {
      throw new IllegalArgumentException(
          "client and server must be >= 0, got: " + client + ", " + server);
    }
  }

  /** What the members counted ÷ what we did: 1 if nothing is missing; NaN without requests. */
  public double ratio() {
    return client == 0 ? Double.NaN : (double) server / client;
  }
}
