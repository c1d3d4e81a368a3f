package org.etcdbench.core.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.MemberFacts;
import org.etcdbench.core.cluster.existing.ExistingClusters;
import org.etcdbench.core.cluster.existing.ExistingSettings;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.time.Time;

/** What those are told whom a member does not let in. */
final class Refusals {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private Refusals() {}

  /** Both drivers and the control plane say it. */
  static void letsNobodyIn(Endpoint member, Access access, String... words) throws Exception {
    for (DriverKind kind : List.of(DriverKind.LEAN, DriverKind.JETCD)) {
      try (Driver driver = Drivers.open(kind, new DriverSettings(TIMEOUT, access, Tokens.NONE));
          Connection connection = driver.connect(member)) {
        saysSo(() -> connection.ready().toCompletableFuture().get(20, TimeUnit.SECONDS), words);
      }
    }
    ExistingClusters existing =
        new ExistingClusters(
            ExistingSettings.of(List.of(member.uri()), "refusals"),
            access,
            MemberFacts.NONE,
            Time.SYSTEM);
    saysSo(existing::size, words);
  }

  private static void saysSo(ThrowingCallable call, String... words) {
    assertThatThrownBy(call)
        .satisfies(
            thrown ->
                assertThat(thrown instanceof ClusterException ? thrown : thrown.getCause())
                    .isInstanceOfAny(ClusterException.class, ConnectFailedException.class)
                    .hasMessageContainingAll(words));
  }
}
