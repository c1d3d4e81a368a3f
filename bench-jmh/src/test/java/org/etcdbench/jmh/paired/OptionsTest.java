package org.etcdbench.jmh.paired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.jmh.Asked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines, and the lines that the processes say to each other. */
class OptionsTest {
  private static Options parse(String... args) {
    return Options.parse(List.of(args), "");
  }

  @Test
  void measuresAllCellsWithAllDriversThatHaveANetworkUnlessTold() {
    Options options = parse();

    assertThat(options.cells).isEqualTo(Cell.ALL).hasSize(8);
    assertThat(options.drivers).contains(DriverKind.JETCD).doesNotContain(DriverKind.LOOPBACK);
    assertThat(options.h2loadProgram()).isEmpty();
  }

  @Test
  void findsH2loadOnTheSearchPath(@TempDir Path directory) throws IOException {
    Path h2load = Files.createFile(directory.resolve("h2load"));
    assertThat(h2load.toFile().setExecutable(true)).isTrue();

    assertThat(Options.parse(List.of(), "/nowhere::" + directory).h2loadProgram()).contains(h2load);
  }

  @Test
  void readsWhatIsAskedFor() {
    Options options =
        parse("--rounds", "5", "--measure", "8", "--cells", "put:1/1,serializable:10/1000");

    assertThat(options.rounds).isEqualTo(5);
    assertThat(options.lengths())
        .isEqualTo(new Lengths(Duration.ofSeconds(2), Duration.ofSeconds(8)));
    assertThat(options.cells)
        .containsExactly(Cell.of(Asked.PUT, 1, 1), Cell.of(Asked.SERIALIZABLE, 10, 1000));
  }

  @ParameterizedTest
  @CsvSource({
    "--rounds, 0, '--rounds must be 1..50, got: 0'",
    "--measure, 61, '--measure must be 1..60, got: 61'",
    "--warmup, x, '--warmup must be 1..60, got: x'",
    "--cells, get:1/1, got: 'get:1/1'",
    "--cells, put:3/10, clients must be a multiple of conns",
    "--drivers, curl, no driver 'curl'",
    "--go, /no/such/program, --go is no program",
    "--speed, 9, there is no option --speed",
  })
  void refusesWhatItCannotUnderstand(String option, String value, String message) {
    assertThatThrownBy(() -> parse(option, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"put:1/1", "linearizable:100/100", "serializable:10/1000"})
  void namesACellAsItReadsIt(String name) {
    assertThat(Cell.parse(name).name()).isEqualTo(name);
  }

  @Test
  void readsTheOrderThatItWrites() {
    Order order =
        new Order(
            List.of(
                new Endpoint("m1", URI.create("http://127.0.0.1:2379")),
                new Endpoint("m2", URI.create("http://127.0.0.1:2381"))),
            Cell.of(Asked.LINEARIZABLE, 10, 1000),
            new Lengths(Duration.ZERO, Duration.ofMillis(250)),
            80);

    assertThat(Order.parse(order.toLine())).isEqualTo(order);
  }

  @Test
  void readsTheAnswerThatItWrites() throws IOException {
    Answer answer = new Answer(123, 1234.5, 987654.25, 6);

    assertThat(Answer.parse(answer.toLine())).isEqualTo(answer);
    assertThatThrownBy(() -> Answer.parse("OutOfMemoryError"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("OutOfMemoryError");
  }
}
