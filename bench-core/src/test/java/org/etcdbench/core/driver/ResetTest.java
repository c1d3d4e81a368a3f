package org.etcdbench.core.driver;

import java.nio.file.Path;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.access.TlsMaterial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What drivers and the control plane say of a reset: the same as of a close. */
class ResetTest {
  @Test
  void inPlaceOfTheTlsHandshakeIsOfAMemberWithoutTls() throws Exception {
    try (ResettingServer server = new ResettingServer(null)) {
      Refusals.letsNobodyIn(
          server.endpoint("https"), Access.OPEN, "does not speak TLS: is its URL http://?");
    }
  }

  @Test
  void inPlaceOfHttp2IsOfAMemberThatExpectsTls() throws Exception {
    try (ResettingServer server = new ResettingServer(null)) {
      Refusals.letsNobodyIn(
          server.endpoint("http"), Access.OPEN, "expects TLS", "is its URL https://?");
    }
  }

  @Test
  void rightAfterTheTlsHandshakeIsOfAMemberThatDemandsACertificate(@TempDir Path dir)
      throws Exception {
    Certificates certificates = new Certificates(dir);
    TlsMaterial trusting = certificates.client();
    try (ResettingServer server =
        new ResettingServer(certificates.server(Certificates.protocols("h2")))) {
      Refusals.letsNobodyIn(
          server.endpoint("https"),
          new Access(trusting, null),
          "demands a certificate of ours; give --cert and --key");
    }
  }
}
