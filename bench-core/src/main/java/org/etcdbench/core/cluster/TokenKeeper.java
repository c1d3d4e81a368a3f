package org.etcdbench.core.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.etcdbench.core.driver.Tokens;
import org.etcdbench.core.time.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets the tokens of one user, one at a time for all who need it: each costs the member that gives
 * it some 50 ms of CPU. A token that says when it expires is replaced well before; etcd's simple
 * ones live on with each use, so they are replaced when a member has refused one.
 */
// a renewal handles its own failures
@SuppressWarnings("FutureReturnValueIgnored")
final class TokenKeeper implements Tokens, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TokenKeeper.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Duration SOONEST = Duration.ofSeconds(1);

  /**
   * When a token that seems to have expired before it came is replaced: members' clocks are not
   * ours then, and one that really expires is replaced when it is refused.
   */
  private static final Duration BY_ANOTHER_CLOCK = Duration.ofSeconds(30);

  private final Authentication authentication;
  private final Time time;
  private final ScheduledExecutorService renewals =
      new ScheduledThreadPoolExecutor(
          1, TokenKeeper::thread, new ThreadPoolExecutor.DiscardPolicy());

  /** The refused token whose replacement is under way. */
  private final AtomicReference<@Nullable String> renewing = new AtomicReference<>();

  /** Those that wait for another token; guards the change to it, so that none waits in vain. */
  private final List<Runnable> waiting = new ArrayList<>();

  private volatile @Nullable String current;

  /** How a token is had. */
  interface Authentication {
    /** Asks for a new token; blocks. */
    String token() throws ClusterException;
  }

  TokenKeeper(Authentication authentication, Time time) {
    this.authentication = authentication;
    this.time = time;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "token-renewal");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public @Nullable String current() {
    return current;
  }

  /** Gets the first token, unless there is one; blocks. */
  void begin() throws ClusterException {
    if (current == null) {
      replace(null);
    }
  }

  /** Gets another token than this one, unless somebody else just did; blocks. */
  synchronized void replace(@Nullable String old) throws ClusterException {
    String now = current;
    if (now != null && !now.equals(old)) {
      return;
    }
    String token = authentication.token();
    List<Runnable> due;
    synchronized (waiting) {
      current = token;
      due = List.copyOf(waiting);
      waiting.clear();
    }
    due.forEach(Runnable::run);
    scheduleNext(token);
  }

  @Override
  public void whenReplaced(String token, Runnable then) {
    synchronized (waiting) {
      if (token.equals(current)) {
        waiting.add(then);
        return;
      }
    }
    then.run();
  }

  private void scheduleNext(String token) {
    Optional<Instant> expiry = JwtExpiry.of(token);
    if (expiry.isPresent()) {
      later(token, pauseBeforeNext(time.now(), expiry.get()));
    }
  }

  /** After what time a token that came now, and expires then, is to be replaced. */
  static Duration pauseBeforeNext(Instant now, Instant expiry) {
    Duration left = Duration.between(now, expiry);
    Duration pause = left.multipliedBy(2).dividedBy(3);
    Duration soonest = left.isNegative() ? BY_ANOTHER_CLOCK : SOONEST;
    return pause.compareTo(soonest) < 0 ? soonest : pause;
  }

  @Override
  public void refused(String token) {
    if (token.equals(current) && !token.equals(renewing.getAndSet(token))) {
      later(token, Duration.ZERO);
    }
  }

  private void later(String old, Duration pause) {
    renewals.schedule(() -> renew(old), pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void renew(String old) {
    try {
      replace(old);
      renewing.updateAndGet(token -> old.equals(token) ? null : token);
    } catch (ClusterException e) {
      log.warn("no new token yet: {}", e.getMessage());
      later(old, AFTER_FAILURE);
    }
  }

  @Override
  public void close() {
    renewals.shutdownNow();
  }
}
