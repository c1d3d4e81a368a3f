package org.etcdbench.core.driver;

import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.workload.Request;

/**
 * Completes every request at once, on one event loop of its own: what remains is the cost of the
 * generator, so its throughput is the ceiling of any measurement on this machine.
 */
final class LoopbackDriver implements Driver {
  private final Loop loop = new Loop();

  LoopbackDriver() {
    Thread thread = new Thread(loop, "loopback-loop");
    thread.setDaemon(true);
    loop.thread = thread;
    thread.start();
  }

  @Override
  public Connection connect(Endpoint endpoint) {
    return new LoopbackConnection(endpoint, loop);
  }

  @Override
  public void close() {
    loop.stop();
  }

  /** Runs tasks from anywhere and completes what was submitted on the loop itself. */
  private static final class Loop implements Runnable, Executor {
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ArrayDeque<Completion> submitted = new ArrayDeque<>();
    private volatile boolean stopped;
    private volatile Thread thread = Thread.currentThread();

    @Override
    public void execute(Runnable task) {
      tasks.add(task);
      LockSupport.unpark(thread);
    }

    void stop() {
      stopped = true;
      LockSupport.unpark(thread);
    }

    @Override
    public void run() {
      while (!stopped) {
        Runnable task = tasks.poll();
        if (task != null) {
          task.run();
        }
        completeSubmitted();
        if (submitted.isEmpty() && tasks.isEmpty() && !stopped) {
          LockSupport.park(this);
        }
      }
    }

    /** One round only, so that tasks get their turn. */
    private void completeSubmitted() {
      for (int left = submitted.size(); left > 0; left--) {
        submitted.remove().succeeded();
      }
    }
  }

  /** A connection to nothing. */
  private static final class LoopbackConnection implements Connection {
    private final Endpoint endpoint;
    private final Loop loop;
    private boolean closed;

    LoopbackConnection(Endpoint endpoint, Loop loop) {
      this.endpoint = endpoint;
      this.loop = loop;
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
      if (closed) {
        completion.failed(Outcome.UNAVAILABLE, "the connection is closed");
      } else {
        loop.submitted.add(completion);
      }
    }

    @Override
    public void close() {
      loop.execute(() -> closed = true);
    }
  }
}
