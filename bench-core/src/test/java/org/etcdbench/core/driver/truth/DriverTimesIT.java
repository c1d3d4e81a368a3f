package org.etcdbench.core.driver.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.etcdbench.core.driver.Connection;
import org.etcdbench.core.driver.Driver;
import org.etcdbench.core.driver.DriverKind;
import org.etcdbench.core.driver.DriverSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is recorded through each driver against what the server did. On a busy machine both are
 * late; so each request is compared with its own truth. How close they come on an idle one is
 * measured by {@link TruthBenchmark}.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LOOPBACK")
class DriverTimesIT {
  private static final int WARM_UP = 2_000;

  /** For the way through the kernel and for waking up, on a machine that does other work too. */
  private static final long ALLOWANCE_NS = 2_000_000;

  @Parameter DriverKind kind;

  private ProgrammedServer server;
  private Driver driver;
  private Connection connection;

  @BeforeEach
  void connect() throws Exception {
    server = ProgrammedServer.start(Programs.prompt());
    driver = kind.open(new DriverSettings(Duration.ofSeconds(30)));
    connection = driver.connect(server.endpoint());
    connection.ready().toCompletableFuture().get(30, TimeUnit.SECONDS);
    Timed.puts(connection, 1, WARM_UP);
  }

  @AfterEach
  void close() {
    connection.close();
    driver.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"100,1,5000", "1000,1,2000", "10000,4,100", "100000,10,6", "1000000,10,2"})
  void timesConstantDelays(long delayUs, int slots, int requestsPerSlot) throws Exception {
    Duration delay = Duration.ofNanos(delayUs * 1000);

    List<Timed> timed = underTruth(Programs.constant(delay), slots, requestsPerSlot);

    assertThat(timed).allMatch(one -> one.serviceNs() >= delay.toNanos());
  }

  @Test
  void timesExponentialDelays() throws Exception {
    underTruth(Programs.exponential(Duration.ofMillis(2), 42), 8, 250);
  }

  @Test
  void timesLognormalDelays() throws Exception {
    underTruth(Programs.lognormal(Duration.ofMillis(2), 1, 42), 8, 250);
  }

  @ParameterizedTest
  @CsvSource({"500", "5000"})
  void timesAStall(long stallMs) throws Exception {
    Duration stall = Duration.ofMillis(stallMs);
    int slots = 10;
    // more than can be done before the stall begins
    int requestsPerSlot = 1000;

    List<Timed> timed =
        underTruth(Programs.prompt().stalled(Duration.ofMillis(20), stall), slots, requestsPerSlot);

    long halfNs = stall.toNanos() / 2;
    assertThat(timed).filteredOn(one -> one.serviceNs() > halfNs).hasSize(slots);
    assertThat(server.truth().exchanges())
        .filteredOn(exchange -> exchange.takenNs() > halfNs)
        .hasSize(slots);
  }

  /** Runs it, and compares each request, and so each percentile, with the truth about it. */
  private List<Timed> underTruth(Program program, int slots, int requestsPerSlot) throws Exception {
    server.use(program.fromSend());
    List<Timed> timed = Timed.puts(connection, slots, requestsPerSlot);
    Truth truth = server.truth();

    assertThat(truth.requests()).isEqualTo((long) slots * requestsPerSlot);
    Map<Long, List<Exchange>> bySending =
        truth.exchanges().stream().collect(Collectors.groupingBy(Exchange::startNs));
    assertThat(bySending.keySet())
        .isEqualTo(timed.stream().map(Timed::sentNs).collect(Collectors.toSet()));
    assertThat(truth.exchanges()).allMatch(exchange -> exchange.lateNs() >= 0);
    if (bySending.size() == timed.size()) {
      assertThat(timed)
          .allMatch(one -> one.doneNs() >= bySending.get(one.sentNs()).get(0).answeredNs());
    }
    percentilesAgree(sorted(timed, Timed::serviceNs), sorted(truth.exchanges(), Exchange::takenNs));
    return timed;
  }

  private static <T> long[] sorted(List<T> all, Function<T, Long> value) {
    return all.stream().mapToLong(value::apply).sorted().toArray();
  }

  private static void percentilesAgree(long[] recordedNs, long[] takenNs) {
    assertThat(recordedNs).hasSameSizeAs(takenNs);
    // never below the truth, at no percentile at all
    assertThat(
            LongStream.range(0, takenNs.length).filter(i -> recordedNs[(int) i] < takenNs[(int) i]))
        .isEmpty();
    int median = takenNs.length / 2;
    assertThat(recordedNs[median] - takenNs[median])
        .isLessThan(Math.max(takenNs[median] / 100, ALLOWANCE_NS));
  }
}
