package org.etcdbench.core.driver;

import java.nio.file.Path;
import org.etcdbench.core.cluster.EtcdForTests;
import org.etcdbench.core.cluster.binary.EtcdBinary;
import org.etcdbench.core.cluster.local.LocalSecurity;
import org.etcdbench.core.cluster.local.LocalSettings;

/** jetcd keeps all that over TLS, and as a user. */
class JetcdDriverSecuredIT extends JetcdDriverIT {

  @Override
  LocalSettings settings(EtcdBinary etcd, Path root) {
    return EtcdForTests.secured(etcd, root, new LocalSecurity(true, true, root.resolve("tls")));
  }
}
