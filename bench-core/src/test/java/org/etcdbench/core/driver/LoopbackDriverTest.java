package org.etcdbench.core.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.etcdbench.core.scenario.Outcome;
import org.junit.jupiter.api.Test;

class LoopbackDriverTest extends DriverContract {

  @Override
  Driver driver(Duration timeout) {
    return DriverKind.LOOPBACK.open(new DriverSettings(timeout));
  }

  @Override
  Endpoint endpoint() {
    return new Endpoint("m1", URI.create("http://localhost:1"));
  }

  @Test
  void needsNobodyToListen() throws Exception {
    try (Driver driver = driver(TIMEOUT);
        Connection connection = ready(driver, endpoint())) {
      assertThat(Answer.to(connection, PUT).outcome()).isEqualTo(Outcome.OK);
    }
  }

  @Test
  void sharesOneLoopAmongItsConnections() throws Exception {
    try (Driver driver = driver(TIMEOUT);
        Connection one = ready(driver, endpoint());
        Connection other = ready(driver, endpoint())) {
      assertThat(one.loop()).isSameAs(other.loop());
    }
  }
}
