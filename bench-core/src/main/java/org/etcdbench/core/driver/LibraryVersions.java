package org.etcdbench.core.driver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The versions of the client libraries, as the build wrote them down: their jars do not tell. */
final class LibraryVersions {
  private static final Properties VERSIONS = load();

  private LibraryVersions() {}

  private static Properties load() {
    Properties properties = new Properties();
    try (InputStream in =
        Objects.requireNonNull(
            LibraryVersions.class.getResourceAsStream("versions.properties"),
            "versions.properties is missing")) {
      properties.load(in);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String jetcd() {
    return VERSIONS.getProperty("jetcd", "");
  }

  static String netty() {
    return VERSIONS.getProperty("netty", "");
  }

  static String grpc() {
    return VERSIONS.getProperty("grpc", "");
  }
}
