package org.etcdbench.core.observe.metrics;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Tells members of this machine from others by their URL. Stateless. */
final class Loopback {
  private Loopback() {}

  /** Whether the URL's host is the loopback address or its usual name; nothing is looked up. */
  static boolean is(URI url) {
    try {
      String host = url.getHost();
      boolean known = host.startsWith("127.") || host.equals("localhost") || host.equals("[::1]");
      return known && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
