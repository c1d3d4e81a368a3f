package org.etcdbench.core.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.etcdbench.core.scenario.DriverKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DriverKindTest {

  @ParameterizedTest
  @EnumSource(names = "OTHER", mode = EnumSource.Mode.EXCLUDE)
  void isFoundByItsNameAndDescribesItself(DriverKind kind) {
    assertThat(DriverKind.parse(kind.label())).isEqualTo(kind);
    assertThat(Drivers.detail(kind))
        .isNotBlank()
        .doesNotContain("unknown version")
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast", "JETCD", ""})
  void namesAllDriversWhenThereIsNone(String label) {
    assertThatThrownBy(() -> DriverKind.parse(label))
        .hasMessage("no driver '" + label + "'; there are: lean, jetcd, loopback");
  }

  @Test
  void needsATimeout() {
    assertThatThrownBy(() -> new DriverSettings(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("timeout must be > 0, got: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:2379", "http://localhost", "ftp://a:1", "http://:1", "a"})
  void refusesEndpointsThatAreNoUrls(String url) {
    assertThatThrownBy(() -> new Endpoint("m1", URI.create(url)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "an endpoint is a URL of the form http://host:port or https://host:port, got: " + url);
  }
}
