package org.etcdbench.core.result.store;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.etcdbench.core.result.SeriesColumn;
import org.etcdbench.core.result.SeriesPoint;

/**
 * Writes {@code timeseries.csv}: appends to {@code <name>.partial} while the benchmark lasts, and
 * gives it its name at the end. Not safe for use by several threads.
 */
final class SeriesLog implements Closeable {
  /** A count of bytes keeps all its digits, a mean more than were measured. */
  private static final MathContext DIGITS = new MathContext(15);

  private static final int DECIMALS = 4;

  /** The columns that every line has, before those of {@link SeriesColumn}. */
  static final List<String> FIRST = List.of("time", "scenario", "run", "source");

  private final Path target;
  private final FileOutputStream file;

  private SeriesLog(Path target, FileOutputStream file) {
    this.target = target;
    this.file = file;
  }

  /**
   * Starts a file with its header.
   *
   * @param target the name that it gets at the end
   */
  static SeriesLog create(Path target) throws IOException {
    try {
      // no channel: an interrupt (Ctrl-C) would close it
      SeriesLog log =
          new SeriesLog(target, new FileOutputStream(AtomicFile.partial(target).toFile()));
      write(log.file, header());
      return log;
    } catch (IOException e) {
      throw IoErrors.describe("write", target, e);
    }
  }

  private static String header() {
    return Stream.concat(
                FIRST.stream(), Arrays.stream(SeriesColumn.values()).map(SeriesColumn::label))
            .collect(Collectors.joining(","))
        + "\n";
  }

  /** Appends a line for each point. Scenario and source must be free of commas and quotes. */
  void append(String scenario, int run, List<SeriesPoint> points) throws IOException {
    String lines =
        points.stream().map(point -> line(scenario, run, point)).collect(Collectors.joining());
    try {
      write(file, lines);
    } catch (IOException e) {
      throw IoErrors.describe("write", target, e);
    }
  }

  private static String line(String scenario, int run, SeriesPoint point) {
    String values =
        Arrays.stream(SeriesColumn.values())
            .map(column -> point.value(column).map(SeriesLog::number).orElse(""))
            .collect(Collectors.joining(","));
    return String.join(
            ",", point.at().toString(), scenario, Integer.toString(run), point.source(), values)
        + "\n";
  }

  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return "";
    }
    BigDecimal exact = new BigDecimal(value, DIGITS);
    BigDecimal rounded =
        exact.scale() > DECIMALS
            ? exact.setScale(DECIMALS, java.math.RoundingMode.HALF_EVEN)
            : exact;
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  private static void write(OutputStream to, String text) throws IOException {
    to.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Has the file on disk and gives it its name. */
  void finish() throws IOException {
    try (file) {
      file.getFD().sync();
      AtomicFile.move(AtomicFile.partial(target), target);
    } catch (IOException e) {
      throw IoErrors.describe("write", target, e);
    }
  }

  /** Leaves the file under its partial name, unless it was finished. */
  @Override
  public void close() throws IOException {
    file.close();
  }
}
