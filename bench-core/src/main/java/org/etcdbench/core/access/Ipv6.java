package org.etcdbench.core.access;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Compares IPv6 addresses, which can be written in many ways. */
final class Ipv6 {
  private Ipv6() {}

  /** Whether both are the same address; a literal is never looked up. */
  static boolean same(String a, String b) {
    return a.indexOf(':') >= 0 && canonical(a).equals(canonical(b));
  }

  private static String canonical(String literal) {
    String bare =
        literal.startsWith("[") && literal.endsWith("]")
            ? literal.substring(1, literal.length() - 1)
            : literal;
    try {
      return InetAddress.getByName("[" + bare + "]").getHostAddress();
    } catch (UnknownHostException e) {
      return literal;
    }
  }
}
