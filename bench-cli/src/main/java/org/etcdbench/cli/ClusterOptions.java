package org.etcdbench.cli;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.access.AccessSettings;
import org.etcdbench.core.scenario.DriverKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which members are measured. */
final class ClusterOptions {
  private static final Pattern SIZES = Pattern.compile("(local|docker)(:\\d+(,\\d+)*)?");

  @Option(
      names = "--cluster",
      paramLabel = "KIND[:SIZE,...]",
      description =
          "Start members as processes (local) or in containers (docker), of these sizes instead of"
              + " the profile's.")
  private @Nullable String cluster;

  @Option(
      names = "--endpoints",
      paramLabel = "URL",
      split = ",",
      description =
          "Measure the members that are there already, at these client URLs; all keys are written"
              + " under /etcd-bench/ and deleted afterwards.")
  private List<String> endpoints = new ArrayList<>();

  @Mixin private AccessOptions access;

  @Option(
      names = "--tls",
      description =
          "Members that we start speak TLS and demand client certificates; ours are kept in the"
              + " result.")
  private boolean tls;

  @Option(
      names = "--auth",
      description = "Members that we start let in users with a password only.")
  private boolean auth;

  @Option(names = "--keep", description = "With --endpoints: do not delete our keys afterwards.")
  private boolean keep;

  @Mixin private SafetyOptions safety = new SafetyOptions();

  @Mixin private EtcdOptions etcd = new EtcdOptions();

  @Option(
      names = "--image",
      paramLabel = "NAME",
      description = "With --cluster docker: the image with etcd; pulled if need be.")
  private @Nullable String image;

  /** Checks what picocli cannot. */
  void check(List<DriverKind> drivers) {
    if (cluster != null && !endpoints.isEmpty()) {
      throw new UsageException("--cluster and --endpoints exclude each other");
    }
    if (cluster != null && !SIZES.matcher(cluster).matches()) {
      throw new UsageException(
          "--cluster must be local or docker, alone or with sizes as in local:3,7, got: '"
              + cluster
              + "'");
    }
    checkImage();
    if (!endpoints.isEmpty() && etcd.given()) {
      throw new UsageException(
          "--etcd, --etcd-version and --work-dir are for local members, not for --endpoints");
    }
    if (existing() && (tls || auth)) {
      throw new UsageException(
          "--tls and --auth are for members that we start; members that are there already say themselves"
              + " how they let us in");
    }
    if (keep && endpoints.isEmpty()) {
      throw new UsageException("--keep is for --endpoints: local members' data is always removed");
    }
    access.check(urls());
    if (!existing() && access.given().isPresent()) {
      throw new UsageException(access.given().get() + " is for --endpoints");
    }
    safety.check(existing());
    if (drivers.contains(DriverKind.LOOPBACK)
        && (existing() || etcd.binaryGiven() || image != null || tls || auth)) {
      throw new UsageException(
          "driver loopback sends nothing to any member; leave out --endpoints, --etcd,"
              + " --etcd-version, --image, --tls and --auth");
    }
  }

  private void checkImage() {
    if (image != null && !docker()) {
      throw new UsageException("--image is for --cluster docker");
    }
    if (docker() && (etcd.etcd().isPresent() || etcd.workDir().isPresent())) {
      throw new UsageException(
          "--etcd and --work-dir are for local members; --cluster docker takes etcd from --image");
    }
    if (image != null && etcd.etcdVersion().isPresent()) {
      throw new UsageException(
          "--image and --etcd-version both say which etcd to take; leave one out");
    }
  }

  /** The sizes that {@code --cluster} names; empty if it leaves them to the profile. */
  Optional<String> sizes() {
    return Optional.ofNullable(cluster)
        .filter(text -> text.contains(":"))
        .map(text -> text.substring(text.indexOf(':') + 1));
  }

  boolean existing() {
    return !endpoints.isEmpty();
  }

  /** Whether members run in containers. */
  boolean docker() {
    return cluster != null && cluster.startsWith("docker");
  }

  Optional<String> image() {
    return Optional.ofNullable(image);
  }

  boolean keep() {
    return keep;
  }

  EtcdOptions etcd() {
    return etcd;
  }

  List<URI> urls() {
    return endpoints.stream().map(text -> url(text, access.secured())).toList();
  }

  /** Whether members that we start speak TLS, whatever the profile says. */
  boolean tls() {
    return tls;
  }

  /** Whether members that we start let in users only, whatever the profile says. */
  boolean auth() {
    return auth;
  }

  /** Has the profile say how members let us in, where no option does. */
  void fallBackOn(AccessSettings profile) {
    access.fallBackOn(profile);
    access.check(urls());
  }

  /** How the members of {@code --endpoints} let us in. */
  Access access(Surroundings surroundings) {
    return access.access(surroundings);
  }

  /** What is allowed on the members of {@code --endpoints}. */
  SafetyOptions safety() {
    return safety;
  }

  /** A client URL; without a scheme it is a secured or a plain one, as told. */
  static URI url(String text, boolean secured) {
    String full = text.contains("://") ? text : (secured ? "https://" : "http://") + text;
    try {
      URI url = URI.create(full);
      if (Arrays.asList("http", "https").contains(url.getScheme())
          && url.getHost() != null
          && url.getPort() > 0
          && url.getUserInfo() == null
          && url.getQuery() == null
          && url.getFragment() == null
          && Arrays.asList("", "/").contains(url.getPath())) {
        return URI.create(url.getScheme() + "://" + url.getAuthority());
      }
    } catch (IllegalArgumentException e) {
      throw wrong(text);
    }
    throw wrong(text);
  }

  private static UsageException wrong(String text) {
    return new UsageException(
        "--endpoints must be URLs of the form http://host:port or https://host:port, got: '"
            + text
            + "'");
  }
}
