package org.etcdbench.core.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.access.TlsMaterial;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.MemberFacts;
import org.etcdbench.core.cluster.existing.ExistingClusters;
import org.etcdbench.core.cluster.existing.ExistingSettings;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What drivers and the control plane say of a reset: the same as of a close. */
class ResetTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  @Test
  void inPlaceOfTheTlsHandshakeIsOfAMemberWithoutTls() throws Exception {
    try (ResettingServer server = new ResettingServer(null)) {
      saysSo(server.endpoint("https"), Access.OPEN, "does not speak TLS: is its URL http://?");
    }
  }

  @Test
  void inPlaceOfHttp2IsOfAMemberThatExpectsTls() throws Exception {
    try (ResettingServer server = new ResettingServer(null)) {
      saysSo(server.endpoint("http"), Access.OPEN, "expects TLS", "is its URL https://?");
    }
  }

  @Test
  void rightAfterTheTlsHandshakeIsOfAMemberThatDemandsACertificate(@TempDir Path dir)
      throws Exception {
    Certificates certificates = new Certificates(dir);
    TlsMaterial trusting = certificates.client();
    try (ResettingServer server =
        new ResettingServer(certificates.server(Certificates.protocols("h2")))) {
      saysSo(
          server.endpoint("https"),
          new Access(trusting, null),
          "demands a certificate of ours; give --cert and --key");
    }
  }

  private static void saysSo(Endpoint member, Access access, String... words) throws Exception {
    for (DriverKind kind : List.of(DriverKind.LEAN, DriverKind.JETCD)) {
      try (Driver driver = Drivers.open(kind, new DriverSettings(TIMEOUT, access, Tokens.NONE));
          Connection connection = driver.connect(member)) {
        says(() -> connection.ready().toCompletableFuture().get(20, TimeUnit.SECONDS), words);
      }
    }
    ExistingClusters existing =
        new ExistingClusters(
            ExistingSettings.of(List.of(member.uri()), "reset"),
            access,
            MemberFacts.NONE,
            Time.SYSTEM);
    says(existing::size, words);
  }

  private static void says(ThrowingCallable call, String... words) {
    assertThatThrownBy(call)
        .satisfies(
            thrown ->
                assertThat(thrown instanceof ClusterException ? thrown : thrown.getCause())
                    .isInstanceOfAny(ClusterException.class, ConnectFailedException.class)
                    .hasMessageContainingAll(words));
  }
}
