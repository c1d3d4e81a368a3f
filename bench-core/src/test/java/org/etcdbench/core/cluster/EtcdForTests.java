package org.etcdbench.core.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.etcdbench.core.cluster.binary.BinaryRequest;
import org.etcdbench.core.cluster.binary.EtcdBinaries;
import org.etcdbench.core.cluster.binary.EtcdBinary;
import org.etcdbench.core.cluster.binary.EtcdNotFoundException;
import org.etcdbench.core.cluster.local.LocalClusters;
import org.etcdbench.core.cluster.local.LocalSecurity;
import org.etcdbench.core.cluster.local.LocalSettings;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The etcd binaries that tests run, found or fetched once, and where members of tests live. */
public final class EtcdForTests {
  private static final Logger log = LoggerFactory.getLogger(EtcdForTests.class);
  private static final Map<String, EtcdBinary> FOUND = new HashMap<>();

  private EtcdForTests() {}

  /** Whichever etcd this machine has or its distribution offers; a test without one fails. */
  public static EtcdBinary any() throws EtcdNotFoundException, InterruptedException {
    return find("");
  }

  /** An etcd of this version ({@code 3.5}); a test is skipped where there is none. */
  public static EtcdBinary version(String version) throws InterruptedException {
    try {
      return find(version);
    } catch (EtcdNotFoundException e) {
      Assumptions.abort("etcd " + version + " cannot be had here: " + e.getMessage());
      throw new AssertionError(e);
    }
  }

  private static synchronized EtcdBinary find(String version)
      throws EtcdNotFoundException, InterruptedException {
    EtcdBinary known = FOUND.get(version);
    if (known != null) {
      return known;
    }
    Map<String, String> environment = System.getenv();
    EtcdBinary found =
        EtcdBinaries.of(environment, EtcdBinaries.defaultCacheDir(environment), log::info)
            .resolve(new BinaryRequest(null, version));
    FOUND.put(version, found);
    return found;
  }

  /** Makes the temporary directories of tests where the work roots are: on a real disk. */
  public static final class TempDirs implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
        throws IOException {
      return Files.createTempDirectory(Files.createDirectories(workRoot("temp")), "it-");
    }
  }

  /** The work root of a test; tests that are under way at the same time need different names. */
  public static Path workRoot(String name) {
    return Path.of("target", "its", name).toAbsolutePath();
  }

  /** Members of this binary under this root. */
  public static LocalSettings settings(EtcdBinary etcd, Path workRoot, String... etcdArgs) {
    return new LocalSettings(
        etcd.path(),
        "etcd " + etcd.version() + ", " + etcd.origin(),
        List.of(etcdArgs),
        workRoot,
        workRoot("failed"));
  }

  /** The same, secured. */
  public static LocalSettings secured(
      EtcdBinary etcd, Path workRoot, LocalSecurity security, String... etcdArgs) {
    LocalSettings open = settings(etcd, workRoot, etcdArgs);
    return new LocalSettings(
        open.etcd(), open.origin(), open.args(), workRoot, open.failedLogs(), security);
  }

  /** Local clusters of any etcd, under the root of this name. */
  public static LocalClusters clusters(String name)
      throws EtcdNotFoundException, ClusterException, InterruptedException {
    return LocalClusters.prepare(settings(any(), workRoot(name)), Time.SYSTEM);
  }
}
