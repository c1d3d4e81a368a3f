package org.etcdbench.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a token expires. */
class JwtExpiryTest {
  private static String jwt(String claims) {
    String body =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.getBytes(StandardCharsets.UTF_8));
    return "eyJhbGciOiJSUzI1NiJ9." + body + ".c2ln";
  }

  @Test
  void readsTheClaim() {
    assertThat(JwtExpiry.of(jwt("{\"exp\":1700000000,\"username\":\"root\"}")))
        .contains(Instant.ofEpochSecond(1_700_000_000));
  }

  @Test
  void knowsNothingOfATokenThatDoesNotSayIt() {
    assertThat(JwtExpiry.of(jwt("{\"username\":\"root\"}"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kHGsvDmlRVUmXbUo.15", "", "a.!!.c"})
  void knowsNothingOfOtherTokens(String token) {
    assertThat(JwtExpiry.of(token)).isEmpty();
  }
}
