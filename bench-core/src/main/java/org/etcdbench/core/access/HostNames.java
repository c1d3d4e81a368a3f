package org.etcdbench.core.access;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The hosts that a certificate is made out to: the DNS names and IP addresses among its subject
 * alternative names (RFC 9525 §6). Its common name counts for nothing, as with etcd itself.
 */
record HostNames(List<String> dns, List<String> ips) {
  private static final int DNS = 2;
  private static final int IP = 7;
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

  static HostNames of(X509Certificate certificate) {
    List<String> dns = new ArrayList<>();
    List<String> ips = new ArrayList<>();
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      for (List<?> name : names == null ? List.<List<?>>of() : names) {
        if (name.get(0).equals(DNS)) {
          dns.add(String.valueOf(name.get(1)));
        } else if (name.get(0).equals(IP)) {
          ips.add(String.valueOf(name.get(1)));
        }
      }
    } catch (CertificateParsingException e) {
      // names that cannot be read are names of nobody
      return new HostNames(List.of(), List.of());
    }
    return new HostNames(List.copyOf(dns), List.copyOf(ips));
  }

  /** All of them, as the certificate spells them. */
  List<String> all() {
    List<String> all = new ArrayList<>(dns);
    all.addAll(ips);
    return all;
  }

  /** Whether this host, a name or an address, is one of them. */
  boolean include(String host) {
    if (IPV4.matcher(host).matches()) {
      return ips.contains(host);
    }
    if (host.indexOf(':') >= 0) {
      return ips.stream().anyMatch(ip -> Ipv6.same(ip, host));
    }
    String name = withoutLastDot(host.toLowerCase(Locale.ROOT));
    return dns.stream().anyMatch(pattern -> matches(pattern.toLowerCase(Locale.ROOT), name));
  }

  /** An asterisk stands for the whole first label, and nothing else. */
  private static boolean matches(String pattern, String name) {
    if (pattern.startsWith("*.")) {
      int dot = name.indexOf('.');
      return dot > 0 && name.substring(dot).equals(pattern.substring(1));
    }
    return pattern.equals(name);
  }

  private static String withoutLastDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
