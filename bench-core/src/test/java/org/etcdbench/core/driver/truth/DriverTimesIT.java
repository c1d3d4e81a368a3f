package org.etcdbench.core.driver.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.etcdbench.core.driver.Connection;
import org.etcdbench.core.driver.Driver;
import org.etcdbench.core.driver.DriverSettings;
import org.etcdbench.core.driver.Drivers;
import org.etcdbench.core.scenario.DriverKind;
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
@EnumSource(
    mode = EnumSource.Mode.EXCLUDE,
    names = {"LOOPBACK", "OTHER"})
class DriverTimesIT {
  private static final int WARM_UP = 2_000;

  private static final Duration STALL_FROM = Duration.ofMillis(20);

  /**
   * For the way through the kernel and for waking up. What a driver does wrongly it does to all
   * requests, so also to the best tenth of them, which alone is safe from a machine that is busy.
   */
  private static final long ALLOWANCE_NS = 2_000_000;

  @Parameter DriverKind kind;

  private ProgrammedServer server;
  private Driver driver;
  private Connection connection;

  @BeforeEach
  void connect() throws Exception {
    server = ProgrammedServer.start(Programs.prompt());
    driver = Drivers.open(kind, new DriverSettings(Duration.ofSeconds(30)));
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

    underTruth(Programs.staggered(delay, slots), slots, requestsPerSlot);

    assertThat(server.truth().exchanges())
        .filteredOn(exchange -> exchange.number() >= slots)
        .hasSize(slots * (requestsPerSlot - 1))
        .allMatch(exchange -> exchange.takenNs() >= delay.toNanos());
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

    underTruth(Programs.prompt().stalled(STALL_FROM, stall), slots, requestsPerSlot);

    // each slot waits once, and goes on
    List<Exchange> exchanges = server.truth().exchanges();
    long firstReadNs = exchanges.stream().mapToLong(Exchange::readNs).min().orElseThrow();
    assertThat(exchanges)
        .filteredOn(exchange -> exchange.dueNs() != exchange.startNs())
        .hasSize(slots)
        .extracting(Exchange::dueNs)
        .containsOnly(firstReadNs + STALL_FROM.plus(stall).toNanos());
  }

  /** Runs it, and compares each request, and so each percentile, with the truth about it. */
  private void underTruth(Program program, int slots, int requestsPerSlot) throws Exception {
    server.use(program.fromSend());
    List<Timed> timed = Timed.puts(connection, slots, requestsPerSlot);
    Truth truth = server.truth();

    assertThat(truth.requests()).isEqualTo((long) slots * requestsPerSlot);
    assertThat(truth.exchanges()).allMatch(exchange -> exchange.lateNs() >= 0);
    Map<Long, Exchange> bySending =
        truth.exchanges().stream().collect(Collectors.toMap(Exchange::startNs, each -> each));
    assertThat(bySending).hasSameSizeAs(timed).containsKeys(sent(timed));
    assertThat(timed).allMatch(one -> one.doneNs() >= bySending.get(one.sentNs()).answeredNs());
    long[] excessNs =
        timed.stream()
            .mapToLong(one -> one.serviceNs() - bySending.get(one.sentNs()).takenNs())
            .sorted()
            .toArray();
    long[] takenNs = truth.exchanges().stream().mapToLong(Exchange::takenNs).sorted().toArray();
    assertThat(excessNs[excessNs.length / 10])
        .isLessThan(Math.max(takenNs[takenNs.length / 2] / 100, ALLOWANCE_NS));
  }

  private static Long[] sent(List<Timed> timed) {
    return timed.stream().map(Timed::sentNs).toArray(Long[]::new);
  }
}
