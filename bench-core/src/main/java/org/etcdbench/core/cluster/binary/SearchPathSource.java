package org.etcdbench.core.cluster.binary;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An {@code etcd} on the PATH: the first one that has the version asked for. */
final class SearchPathSource implements EtcdSource {
  private final Commands commands;
  private final VersionProbe probe;

  SearchPathSource(Commands commands, VersionProbe probe) {
    this.commands = commands;
    this.probe = probe;
  }

  @Override
  public String name() {
    return "etcd on the PATH";
  }

  @Override
  public EtcdBinary find(VersionPrefix wanted) throws UnavailableException, InterruptedException {
    List<String> reasons = new ArrayList<>();
    for (Path file : commands.findAll("etcd")) {
      try {
        EtcdVersion version = probe.versionOf(file);
        if (wanted.matches(version)) {
          return new EtcdBinary(file, version.toString(), "found on the PATH");
        }
        reasons.add(file + " is " + version);
      } catch (UnavailableException e) {
        reasons.add(file + " " + e.reason());
      }
    }
    throw new UnavailableException(reasons.isEmpty() ? "none there" : String.join("; ", reasons));
  }
}
