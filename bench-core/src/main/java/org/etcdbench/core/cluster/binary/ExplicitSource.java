package org.etcdbench.core.cluster.binary;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The binary that the user named: nothing may silently take its place. */
final class ExplicitSource implements EtcdSource {
  private final String name;
  private final @Nullable Path path;
  private final VersionProbe probe;

  /**
   * A path named by the user.
   *
   * @param name the option or variable that names it
   * @param path what it names; null if the user did not
   */
  ExplicitSource(String name, @Nullable Path path, VersionProbe probe) {
    this.name = name;
    this.path = path;
    this.probe = probe;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public EtcdBinary find(VersionPrefix wanted)
      throws UnavailableException, EtcdNotFoundException, InterruptedException {
    if (path == null) {
      throw new UnavailableException("not given");
    }
    EtcdVersion version = version(path);
    if (!wanted.matches(version)) {
      throw new EtcdNotFoundException(
          said(path)
              + " is etcd "
              + version
              + ", but etcd "
              + wanted.text()
              + " is asked for (--etcd-version or etcd.version)");
    }
    return new EtcdBinary(path.toAbsolutePath(), version.toString(), "named by " + name);
  }

  private EtcdVersion version(Path file) throws EtcdNotFoundException, InterruptedException {
    try {
      return probe.versionOf(file);
    } catch (UnavailableException e) {
      throw new EtcdNotFoundException(said(file) + " " + e.reason());
    }
  }

  private String said(Path file) {
    return name + ": " + file;
  }
}
