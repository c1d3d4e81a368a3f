package org.etcdbench.core.cluster.binary;

import java.nio.file.Path;
import java.util.List;

/**
 * What the user reads when no source has an etcd: what was looked at, and what to do; one screen.
 */
final class NotFoundMessage {
  private NotFoundMessage() {}

  /**
   * The message.
   *
   * @param reasons a line for each source that was asked
   * @param cacheRoot the directory of the cached versions
   */
  static String text(VersionPrefix wanted, List<String> reasons, Path cacheRoot) {
    StringBuilder text = new StringBuilder("no etcd binary found");
    text.append(wanted.isAny() ? "" : " of version " + wanted.text()).append("; looked at:");
    reasons.forEach(reason -> text.append("\n  ").append(reason));
    String version = wanted.isFull() ? wanted.text() : "<x.y.z>";
    text.append("\nany one of these helps:");
    line(text, "name a binary: --etcd <path>, or ETCD_BENCH_ETCD=<path> in the environment");
    line(
        text, "install etcd so that the PATH has it, as from https://etcd.io/docs/latest/install/");
    line(text, "copy a binary, also without a network, to " + cacheRoot.resolve(version + "/etcd"));
    line(text, "on Debian or Ubuntu: make apt-get, apt-cache, dpkg-deb and the mirror reachable");
    line(
        text,
        wanted.isFull()
            ? "make github.com reachable, for upstream's release v" + version
            : "fetch upstream's release: --etcd-version <x.y.z>");
    if (!wanted.isAny()) {
      line(text, "take any version: leave --etcd-version out");
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String remedy) {
    text.append("\n  - ").append(remedy);
  }
}
