package org.etcdbench.core.driver.http2;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerTest {
  @ParameterizedTest
  @CsvSource({"PT0.01S, PT0.11S", "PT1S, PT1.1S", "PT1.01S, PT1.111S", "PT60S, PT66S"})
  void tellsTheServerATenthMoreButAtLeast100Ms(Duration timeout, Duration expected) {
    Peer peer = new Peer("member:2379", false, timeout, Peer.ALL_STREAMS);

    assertThat(peer.serverTimeout()).isEqualTo(expected);
  }
}
