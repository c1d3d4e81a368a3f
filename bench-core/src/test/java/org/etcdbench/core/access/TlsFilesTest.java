package org.etcdbench.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads what openssl writes, and says what is wrong with the rest. */
class TlsFilesTest {
  private static final String[] EC = {"-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384"};

  @TempDir static Path dir;

  @BeforeAll
  static void makeFiles() throws Exception {
    OpenSsl.selfSigned(dir, "rsa", "-newkey", "rsa:2048");
    OpenSsl.selfSigned(dir, "ec", EC);
    OpenSsl.selfSigned(dir, "other", "-newkey", "rsa:2048");
    OpenSsl.run(dir, "rsa", "-in", "rsa.key", "-traditional", "-out", "rsa-pkcs1.key");
    OpenSsl.run(dir, "ec", "-in", "ec.key", "-out", "ec-sec1.key");
    OpenSsl.run(dir, "ecparam", "-name", "secp384r1", "-out", "params");
    concatenate("ec-params-sec1.key", "params", "ec-sec1.key");
    concatenate("bundle.crt", "rsa.crt", "ec.crt");
    OpenSsl.run(
        dir, "pkcs8", "-topk8", "-in", "rsa.key", "-passout", "pass:x", "-out", "encrypted8.key");
    OpenSsl.run(
        dir,
        "rsa",
        "-in",
        "rsa.key",
        "-traditional",
        "-aes128",
        "-passout",
        "pass:x",
        "-out",
        "encrypted1.key");
    OpenSsl.expired(dir, "127.0.0.1");
    Files.writeString(dir.resolve("text"), "no PEM\n");
    Files.write(dir.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    Files.writeString(
        dir.resolve("broken.crt"),
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    Files.writeString(dir.resolve("cut.crt"), "-----BEGIN CERTIFICATE-----\nAAAA\n");
  }

  private static void concatenate(String whole, String... parts) throws Exception {
    StringBuilder text = new StringBuilder();
    for (String part : parts) {
      text.append(Files.readString(dir.resolve(part)));
    }
    Files.writeString(dir.resolve(whole), text);
  }

  private static Tls own(String cert, String key) {
    return new Tls(null, dir.resolve(cert), dir.resolve(key), false, null);
  }

  private static Tls authority(String file) {
    return new Tls(dir.resolve(file), null, null, false, null);
  }

  @ParameterizedTest
  @CsvSource({
    "rsa.crt, rsa.key, BEGIN PRIVATE KEY",
    "rsa.crt, rsa-pkcs1.key, BEGIN RSA PRIVATE KEY",
    "ec.crt, ec.key, BEGIN PRIVATE KEY",
    "ec.crt, ec-sec1.key, BEGIN EC PRIVATE KEY",
    "ec.crt, ec-params-sec1.key, BEGIN EC PARAMETERS"
  })
  void readsAKeyOfEachForm(String cert, String key, String form) throws Exception {
    assertThat(Files.readString(dir.resolve(key))).contains(form);

    TlsMaterial read = TlsFiles.read(own(cert, key));

    assertThat(read.chain()).hasSize(1);
    assertThat(KeyPairs.match(read.chain().get(0).getPublicKey(), read.key())).isTrue();
    assertThat(read.sslContext().getProtocol()).isEqualTo("TLS");
  }

  @Test
  void readsAllAuthoritiesOfABundle() throws Exception {
    assertThat(TlsFiles.read(authority("bundle.crt")).authorities())
        .extracting(X509Certificate::getSubjectX500Principal)
        .extracting(Object::toString)
        .containsExactly("CN=rsa", "CN=ec");
  }

  @Test
  void readsAChainInItsOrder() throws Exception {
    assertThat(TlsFiles.read(own("bundle.crt", "rsa.key")).chain()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "none.crt | no such file",
        "text | it is not a PEM file",
        "binary | it is not a PEM file",
        "broken.crt | its PEM is broken: ",
        "cut.crt | its PEM is broken: ",
        "rsa.key | it holds a private key where a certificate is expected",
        "rsa-pkcs1.key | it holds a private key where a certificate is expected",
        "expired.csr | it holds no certificate"
      })
  void refusesWhatHoldsNoAuthority(String file, String why) {
    assertThatThrownBy(() -> TlsFiles.read(authority(file)))
        .isInstanceOf(AccessException.class)
        .hasMessageStartingWith("cacert " + dir.resolve(file) + ": " + why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rsa.crt | rsa.crt | it holds a certificate where a private key is expected",
        "rsa.crt | none.key | no such file",
        "rsa.crt | text | it is not a PEM file",
        "rsa.crt | params | it holds no private key",
        "rsa.crt | encrypted1.key | it is encrypted; decrypt it first",
        "rsa.crt | encrypted8.key | it is encrypted; decrypt it first",
        "rsa.crt | other.key | it is not the key of the certificate in ",
        "rsa.crt | ec.key | it is not the key of the certificate in "
      })
  void refusesWhatIsNotTheKey(String cert, String key, String why) {
    assertThatThrownBy(() -> TlsFiles.read(own(cert, key)))
        .isInstanceOf(AccessException.class)
        .hasMessageStartingWith("key " + dir.resolve(key) + ": " + why);
  }

  @Test
  void refusesACertificateOfOursThatHasExpired() {
    assertThatThrownBy(() -> TlsFiles.read(own("expired.crt", "expired.key")))
        .isInstanceOf(AccessException.class)
        .hasMessage(
            "cert " + dir.resolve("expired.crt") + ": it was valid until 2020-01-02T00:00:00Z");
  }

  @Test
  void showsNoKey() throws Exception {
    assertThat(TlsFiles.read(own("rsa.crt", "rsa.key")).toString())
        .isEqualTo("TlsMaterial[" + own("rsa.crt", "rsa.key") + "]");
  }

  @Test
  void refusesOptionsThatDoNotFitEachOther() {
    Path file = dir.resolve("rsa.crt");

    assertThatThrownBy(() -> new Tls(null, file, null, false, null))
        .hasMessage("cert and key go together, got only cert");
    assertThatThrownBy(() -> new Tls(null, null, file, false, null))
        .hasMessage("cert and key go together, got only key");
    assertThatThrownBy(() -> new Tls(file, null, null, true, null))
        .hasMessageStartingWith("cacert says what to check members by");
    assertThatThrownBy(() -> new Tls(null, null, null, false, " "))
        .hasMessage("server-name must not be blank");
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret", "secret\n", "secret\r\n"})
  void readsAPasswordWithoutTheEndOfItsLine(String text) throws Exception {
    Path file = Files.writeString(dir.resolve("password"), text);

    assertThat(PasswordFile.read("password-file", file)).isEqualTo("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "secret\nmore\n"})
  void refusesAFileThatIsNotAPasswordWithoutShowingIt(String text) throws Exception {
    Path file = Files.writeString(dir.resolve("password"), text);

    assertThatThrownBy(() -> PasswordFile.read("password-file", file))
        .isInstanceOf(AccessException.class)
        .hasMessage(
            "password-file " + file + ": it must hold the password, and nothing else, on one line");
  }

  @Test
  void showsNoPassword() {
    assertThat(new Access(TlsMaterial.DEFAULT, new Credentials("bench", "secret")).toString())
        .contains("bench")
        .doesNotContain("secret");
    assertThat(List.of(new Credentials("bench", "secret")).toString()).doesNotContain("secret");
  }
}
