package org.etcdbench.core.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.driver.Connection;
import org.etcdbench.core.driver.Driver;
import org.etcdbench.core.driver.Endpoint;

/** The connections of a run, all established before any load. */
final class Connections implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final List<Endpoint> pinned;
  private final List<Connection> all;

  private Connections(List<Endpoint> pinned, List<Connection> all) {
    this.pinned = pinned;
    this.all = all;
  }

  static Connections open(Driver driver, List<Endpoint> pinned)
      throws ClusterException, InterruptedException {
    Connections connections = new Connections(List.copyOf(pinned), new ArrayList<>());
    boolean ready = false;
    try {
      pinned.forEach(endpoint -> connections.all.add(driver.connect(endpoint)));
      connections.awaitReady();
      ready = true;
      return connections;
    } finally {
      if (!ready) {
        connections.close();
      }
    }
  }

  private void awaitReady() throws ClusterException, InterruptedException {
    CompletableFuture<?>[] ready =
        all.stream()
            .map(connection -> connection.ready().toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(ready).get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new ClusterException(String.valueOf(cause.getMessage()), e);
    } catch (TimeoutException e) {
      throw new ClusterException(
          all.size() + " connections were not established within " + LIMIT.toSeconds() + " s", e);
    }
  }

  List<Endpoint> pinned() {
    return pinned;
  }

  List<Connection> all() {
    return Collections.unmodifiableList(all);
  }

  @Override
  public void close() {
    all.forEach(Connection::close);
  }
}
