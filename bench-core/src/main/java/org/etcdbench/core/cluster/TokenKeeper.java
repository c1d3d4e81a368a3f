package org.etcdbench.core.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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

  private final Authentication authentication;
  private final Time time;
  private final ScheduledExecutorService renewals =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "token-renewal");
            thread.setDaemon(true);
            return thread;
          });
  private final AtomicBoolean renewing = new AtomicBoolean();

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
    if (expiry.isPresent() && !renewals.isShutdown()) {
      Duration left = Duration.between(time.now(), expiry.get());
      Duration pause = left.multipliedBy(2).dividedBy(3);
      later(token, pause.compareTo(SOONEST) < 0 ? SOONEST : pause);
    }
  }

  @Override
  public void refused(String token) {
    if (token.equals(current) && renewing.compareAndSet(false, true)) {
      later(token, Duration.ZERO);
    }
  }

  private void later(String old, Duration pause) {
    if (!renewals.isShutdown()) {
      renewals.schedule(() -> renew(old), pause.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private void renew(String old) {
    try {
      replace(old);
      renewing.set(false);
    } catch (ClusterException e) {
      log.debug("no new token yet", e);
      later(old, AFTER_FAILURE);
    }
  }

  @Override
  public void close() {
    renewals.shutdownNow();
  }
}
