package org.etcdbench.core.driver;

/** A connection could not be established; the message names the endpoint and the reason. */
public final class ConnectFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  ConnectFailedException(Endpoint endpoint, String reason) {
    super(
        "cannot connect to member " + endpoint.member() + " at " + endpoint.uri() + ": " + reason);
  }
}
