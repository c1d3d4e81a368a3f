package org.etcdbench.core.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.etcdbench.core.driver.Completion;
import org.etcdbench.core.driver.Connection;
import org.etcdbench.core.driver.Driver;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.time.SimulatedTime;
import org.etcdbench.core.workload.Request;

/** Answers requests as a test wants, in simulated time. */
final class FakeDriver implements Driver {

  /** What becomes of a request. */
  interface Answer {
    void to(Request request, Completion completion);
  }

  private final Executor loop;
  private final Answer answer;
  private final List<String> events = new ArrayList<>();

  /** Runs what it is given wherever the executor does. */
  FakeDriver(Executor loop, Answer answer) {
    this.loop = loop;
    this.answer = answer;
  }

  static Executor loopOf(SimulatedTime time) {
    return task -> time.after(Duration.ZERO, task);
  }

  /** Every request succeeds after this time. */
  static FakeDriver answeringAfter(SimulatedTime time, Duration latency) {
    return new FakeDriver(
        loopOf(time), (request, completion) -> time.after(latency, completion::succeeded));
  }

  /** No request is ever answered. */
  static FakeDriver neverAnswering(SimulatedTime time) {
    return new FakeDriver(loopOf(time), (request, completion) -> {});
  }

  /** Every request fails before it is sent, in the thread that sends it. */
  static FakeDriver refusing(Executor loop, int most) {
    int[] refused = {0};
    return new FakeDriver(
        loop,
        (request, completion) -> {
          if (++refused[0] > most) {
            throw new IllegalStateException("more than " + most + " requests");
          }
          completion.failed(Outcome.UNAVAILABLE, "unavailable: refused");
        });
  }

  /** Members that were connected to and from, in order: {@code +m1}, {@code -m1}. */
  List<String> events() {
    return events;
  }

  /** A number of its connections, to one member. */
  List<Connection> connections(int number, Endpoint endpoint) {
    List<Connection> opened = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      opened.add(connect(endpoint));
    }
    return opened;
  }

  @Override
  public Connection connect(Endpoint endpoint) {
    Connection connection = new FakeConnection(endpoint);
    events.add("+" + endpoint.member());
    return connection;
  }

  @Override
  public void close() {
    events.add("closed");
  }

  private final class FakeConnection implements Connection {
    private final Endpoint endpoint;

    FakeConnection(Endpoint endpoint) {
      this.endpoint = endpoint;
    }

    @Override
    public Endpoint endpoint() {
      return endpoint;
    }

    @Override
    public CompletionStage<Void> ready() {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public Executor loop() {
      return loop;
    }

    @Override
    public void submit(Request request, Completion completion) {
      answer.to(request, completion);
    }

    @Override
    public void close() {
      events.add("-" + endpoint.member());
    }
  }
}
