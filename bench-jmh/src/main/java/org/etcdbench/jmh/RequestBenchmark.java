package org.etcdbench.jmh;

import java.util.concurrent.TimeUnit;
import org.etcdbench.core.record.IterationRecorder;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.workload.Request;
import org.etcdbench.core.workload.Workload;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What it costs to make a request and to record its end, apart from everything else. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class RequestBenchmark {
  private static final int KEY_SPACE = 10_000;

  /** About as many as a second has, so that seconds change as often as in a run. */
  private static final long NS_PER_REQUEST = 1_000;

  private static final long START_DELAY_NS = 200;
  private static final long LEAST_LATENCY_NS = 200_000;
  private static final int LATENCY_MASK = (1 << 20) - 1;

  private final Workload puts =
      new Workload(Scenarios.of(Asked.PUT, LoadParam.C1_1.load(), KEY_SPACE), "");
  private final Workload reads =
      new Workload(Scenarios.of(Asked.LINEARIZABLE, LoadParam.C1_1.load(), KEY_SPACE), "");
  private final Request put = puts.newRequest();
  private final Request read = reads.newRequest();
  private IterationRecorder recorder = new IterationRecorder();
  private long index;
  private long elapsedNs;

  /** A recorder serves one iteration. */
  @Setup(Level.Iteration)
  public void begin() {
    recorder = new IterationRecorder();
    elapsedNs = 0;
  }

  /** Key and value of a put. */
  @Benchmark
  public Request fillPut() {
    puts.fill(put, index++);
    return put;
  }

  /** Key of a range. */
  @Benchmark
  public Request fillRange() {
    reads.fill(read, index++);
    return read;
  }

  /** The three times of a success; latencies spread over a millisecond. */
  @Benchmark
  public void record() {
    elapsedNs += NS_PER_REQUEST;
    long latencyNs = LEAST_LATENCY_NS + ((elapsedNs * 0x9E3779B97F4A7C15L) >>> 20 & LATENCY_MASK);
    recorder.record(Outcome.OK, elapsedNs, latencyNs, latencyNs, START_DELAY_NS);
  }

  /** Ends the recording, as a run does. */
  @TearDown(Level.Iteration)
  public void end(Blackhole blackhole) {
    blackhole.consume(recorder.finish());
  }
}
