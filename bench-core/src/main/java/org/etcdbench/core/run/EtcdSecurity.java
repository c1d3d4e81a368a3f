package org.etcdbench.core.run;

/**
 * How members of ours are secured.
 *
 * @param tls whether they speak TLS and demand certificates
 * @param auth whether they let in users with a password only
 */
public record EtcdSecurity(boolean tls, boolean auth) {
  /** Everybody is let in. */
  public static final EtcdSecurity NONE = new EtcdSecurity(false, false);
}
