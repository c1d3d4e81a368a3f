package org.etcdbench.core.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import org.etcdbench.core.access.Tls;
import org.etcdbench.core.access.TlsMaterial;

/** A certificate of a server on this machine, made for one test by the JDK's keytool. */
final class Certificates {
  private static final String PASSWORD = "for-a-test-only";

  private final KeyStore store;

  Certificates(Path dir) throws Exception {
    Path file = dir.resolve("server.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=test",
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
  }

  /** For a server that has the certificate. */
  SslContext server(ApplicationProtocolConfig protocols) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD.toCharArray());
    return SslContextBuilder.forServer(keys)
        .sslProvider(SslProvider.JDK)
        .applicationProtocolConfig(protocols)
        .build();
  }

  /** For a client that trusts it. */
  TlsMaterial client() throws Exception {
    X509Certificate own = (X509Certificate) store.getCertificate("server");
    return new TlsMaterial(Tls.DEFAULT, List.of(own), List.of(), null);
  }

  /** Offers or selects this one by ALPN. */
  static ApplicationProtocolConfig protocols(String name) {
    return new ApplicationProtocolConfig(
        ApplicationProtocolConfig.Protocol.ALPN,
        ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
        ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
        name);
  }
}
