package org.etcdbench.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.Test;

/** Asks for as few tokens as will do. */
class TokenKeeperTest {
  private static final String FAILURE = "";
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  private final AtomicInteger asked = new AtomicInteger();

  /** A keeper that gets these tokens in turn, or a failure. */
  private TokenKeeper keeper(String... answers) {
    Deque<String> left = new ArrayDeque<>(Arrays.asList(answers));
    return new TokenKeeper(
        () -> {
          asked.incrementAndGet();
          String token = left.remove();
          if (token.equals(FAILURE)) {
            throw new ClusterException("nobody answers");
          }
          return token;
        },
        Time.SYSTEM);
  }

  private static void awaitAnotherThan(TokenKeeper keeper, String token)
      throws InterruptedException {
    CountDownLatch replaced = new CountDownLatch(1);
    keeper.whenReplaced(token, replaced::countDown);
    assertThat(replaced.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void getsTheFirstTokenOnce() throws Exception {
    try (TokenKeeper keeper = keeper("a.1", "b.2")) {
      assertThat(keeper.current()).isNull();

      keeper.begin();
      keeper.begin();

      assertThat(keeper.current()).isEqualTo("a.1");
      assertThat(asked).hasValue(1);
    }
  }

  @Test
  void saysThatThereIsNoFirstToken() {
    try (TokenKeeper keeper = keeper(FAILURE)) {
      assertThatThrownBy(keeper::begin)
          .isInstanceOf(ClusterException.class)
          .hasMessage("nobody answers");
    }
  }

  @Test
  void replacesARefusedTokenOnceHoweverManyTellOfIt() throws Exception {
    try (TokenKeeper keeper = keeper("a.1", "b.2", "c.3")) {
      keeper.begin();
      for (int i = 0; i < 100; i++) {
        keeper.refused("a.1");
      }
      awaitAnotherThan(keeper, "a.1");
      keeper.refused("a.1");
      keeper.replace("a.1");

      assertThat(keeper.current()).isEqualTo("b.2");
      assertThat(asked).hasValue(2);
    }
  }

  @Test
  void triesAgainUntilThereIsAnotherToken() throws Exception {
    try (TokenKeeper keeper = keeper("a.1", FAILURE, "b.2", "c.3")) {
      keeper.begin();
      keeper.refused("a.1");
      awaitAnotherThan(keeper, "a.1");
      assertThat(keeper.current()).isEqualTo("b.2");
      assertThat(asked).hasValue(3);
    }
  }

  @Test
  void replacesATokenWellBeforeItExpires() {
    assertThat(TokenKeeper.pauseBeforeNext(NOW, NOW.plusSeconds(300)))
        .isEqualTo(Duration.ofSeconds(200));
    assertThat(TokenKeeper.pauseBeforeNext(NOW, NOW)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void doesNotAskEverySecondBecauseMembersHaveAnotherClock() {
    assertThat(TokenKeeper.pauseBeforeNext(NOW, NOW.minusSeconds(300)))
        .isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void isSilentWhenItIsClosed() throws Exception {
    TokenKeeper keeper = keeper("a.1", "b.2");
    keeper.begin();
    keeper.close();

    keeper.refused("a.1");

    assertThat(keeper.current()).isEqualTo("a.1");
    assertThat(asked).hasValue(1);
  }
}
