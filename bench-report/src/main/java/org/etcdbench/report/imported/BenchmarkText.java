package org.etcdbench.report.imported;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.ScenarioKey;
import org.jspecify.annotations.Nullable;

/**
 * Reads what etcd's {@code benchmark} prints: any number of summaries, between progress bars,
 * messages of gRPC, and the calls that somebody kept. One thread reads one file.
 */
final class BenchmarkText {
  private static final String NUMBER = "(\\d+(?:\\.\\d+)?(?:e[+-]?\\d{1,3})?)";
  private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");
  private static final Pattern START = Pattern.compile("\\s*Summary:\\s*");
  private static final Pattern SECONDS =
      Pattern.compile("\\s*(Total|Slowest|Fastest|Average|Stddev):\\s+" + NUMBER + " secs\\.\\s*");
  private static final Pattern PER_SEC = Pattern.compile("\\s*Requests/sec:\\s+" + NUMBER + "\\s*");
  private static final Pattern BUCKET =
      Pattern.compile("\\s*" + NUMBER + " \\[(\\d{1,18})\\]\\s*\\|.*");
  private static final Pattern PERCENTILE =
      Pattern.compile("\\s*(\\d{1,2}(?:\\.\\d)?)% in " + NUMBER + " secs\\.\\s*");
  private static final Pattern ERROR = Pattern.compile("\\s*\\[(\\d{1,18})\\]\\s+(\\S.*)");
  private static final Pattern HEADING =
      Pattern.compile(
          "\\s*(Response time histogram|Latency distribution|Sample in one second.*):\\s*");
  private static final Pattern ERRORS = Pattern.compile("\\s*Error distribution:\\s*");
  private static final Pattern SAMPLE = Pattern.compile("UNIX-SECOND,.*|\\d{10},.*");
  private static final Pattern READS =
      Pattern.compile("bench with (linearizable|serializable) range");
  private static final Pattern PART =
      Pattern.compile("\\s*(?:Total (?<mixed>Read|Write) Ops: \\d+|(?<other>.*) summary:)\\s*");

  /** How every line of a summary begins; what is like one and is none was cut off, or edited. */
  private static final Pattern ALIKE =
      Pattern.compile(
          "\\s*(Total|Slowest|Fastest|Average|Stddev|Requests/sec):.*|\\s*[\\d.]+% in.*");

  private final String file;
  private final Notes notes;
  private final List<RowDraft> rows = new ArrayList<>();
  private @Nullable BenchmarkCall call;
  private @Nullable String consistency;
  private @Nullable String part;
  private @Nullable Summary open;
  private int openedAt;

  private BenchmarkText(String file, Notes notes) {
    this.file = file;
    this.notes = notes;
  }

  /** Whether it has a summary. */
  static boolean in(List<String> lines) {
    return lines.stream()
        .map(BenchmarkText::shown)
        .anyMatch(line -> START.matcher(line).matches() || ERRORS.matcher(line).matches());
  }

  /**
   * The rows.
   *
   * @throws ImportException naming file and line of what is wrong
   */
  static List<RowDraft> rows(String file, List<String> lines, Notes notes) throws ImportException {
    BenchmarkText text = new BenchmarkText(file, notes);
    StringBuilder continued = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String line = shown(lines.get(i));
      if (line.endsWith("\\")) {
        continued.append(line, 0, line.length() - 1).append(' ');
      } else {
        text.take(continued + line, i + 1);
        continued.setLength(0);
      }
    }
    text.close();
    if (text.rows.isEmpty()) {
      throw new ImportException(file, "has no summary of etcd's benchmark");
    }
    return text.rows;
  }

  /** What a terminal would show of a line in which a progress bar was drawn again and again. */
  private static String shown(String line) {
    String plain = ESCAPES.matcher(line).replaceAll("").stripTrailing();
    return plain.substring(plain.lastIndexOf('\r') + 1);
  }

  private void take(String line, int number) throws ImportException {
    if (START.matcher(line).matches()) {
      open(number);
    } else if (ERRORS.matcher(line).matches()) {
      if (open == null || open.hasFailures()) {
        open(number);
      }
      require(number).failures();
    } else if (!takeFigure(line, number)) {
      if (ALIKE.matcher(line).matches()) {
        throw new ImportException(
            place(number), "is cut off, or not as etcd's benchmark prints it: '" + line + "'");
      }
      takeOther(line);
    }
  }

  private void open(int number) throws ImportException {
    close();
    open = new Summary();
    openedAt = number;
  }

  private Summary require(int number) throws ImportException {
    Summary summary = open;
    if (summary == null) {
      throw new ImportException(
          place(number), "stands outside of a Summary: the output before it is missing");
    }
    return summary;
  }

  private String place(int number) {
    return file + ", line " + number;
  }

  private boolean takeFigure(String line, int number) throws ImportException {
    Matcher seconds = SECONDS.matcher(line);
    Matcher perSec = PER_SEC.matcher(line);
    Matcher bucket = BUCKET.matcher(line);
    Matcher percentile = PERCENTILE.matcher(line);
    Matcher error = ERROR.matcher(line);
    if (seconds.matches()) {
      require(number).second(seconds.group(1), new BigDecimal(seconds.group(2)));
    } else if (perSec.matches()) {
      require(number).perSec(new BigDecimal(perSec.group(1)));
    } else if (percentile.matches()) {
      require(number)
          .percentile(new BigDecimal(percentile.group(1)), new BigDecimal(percentile.group(2)));
    } else if (open != null && bucket.matches()) {
      open.bucket(Long.parseLong(bucket.group(2)));
    } else if (open != null && open.hasFailures() && error.matches()) {
      open.error(Long.parseLong(error.group(1)));
    } else {
      return false;
    }
    return true;
  }

  private void takeOther(String line) throws ImportException {
    if (line.isBlank() || HEADING.matcher(line).matches() || SAMPLE.matcher(line).matches()) {
      return;
    }
    Optional<BenchmarkCall> called = BenchmarkCall.on(line);
    Matcher reads = READS.matcher(line.strip());
    Matcher named = PART.matcher(line);
    close();
    if (called.isPresent()) {
      call = called.get();
      consistency = null;
      part = null;
    } else if (reads.matches()) {
      consistency = reads.group(1);
      part = null;
      forgetCallOfWrites();
    } else if (named.matches()) {
      part = named.group("mixed") == null ? named.group("other").strip() : named.group("mixed");
    }
  }

  /** Only a range says so: the call before it, of which nothing was kept, was another. */
  private void forgetCallOfWrites() {
    if (call != null && !call.subcommand().equals("range")) {
      call = null;
    }
  }

  private void close() throws ImportException {
    Summary summary = open;
    if (summary == null) {
      return;
    }
    open = null;
    Optional<String> missing = summary.missing();
    if (missing.isPresent()) {
      throw new ImportException(
          place(openedAt), "this summary has no " + missing.get() + ": the output is cut off");
    }
    RowDraft row = new RowDraft(place(openedAt));
    try {
      tellScenario(row.scenario());
      summary.tell(row.figures());
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new ImportException(place(openedAt), String.valueOf(e.getMessage()));
    }
    rows.add(row);
  }

  private void tellScenario(ScenarioDraft scenario) throws ImportException {
    boolean mixed = "Read".equals(part) || "Write".equals(part);
    BenchmarkCall known = call;
    if (known != null) {
      known.tell(scenario);
      if (known.throttled()) {
        notes.warn(
            place(openedAt)
                + ": with --rate clients wait; how many requests were under way is not known");
      }
    }
    if (mixed) {
      scenario.forget(ScenarioKey.CLIENTS);
      notes.warn(
          place(openedAt)
              + ": reads and writes of txn-mixed share their clients; how many each had is not"
              + " known");
    }
    operation(mixed).ifPresent(operation -> scenario.put(ScenarioKey.OPERATION, operation.label()));
    String read = consistency != null ? consistency : known == null ? null : known.consistency();
    boolean range = operation(mixed).filter(o -> o == Operation.RANGE).isPresent();
    if (range && "Get during watch".equals(part)) {
      scenario.put(ScenarioKey.CONSISTENCY, Consistency.SERIALIZABLE.label());
    } else if (range && read != null) {
      scenario.put(ScenarioKey.CONSISTENCY, read);
    }
  }

  private Optional<Operation> operation(boolean mixed) throws ImportException {
    if (mixed) {
      return Optional.of("Read".equals(part) ? Operation.RANGE : Operation.PUT);
    }
    if (part != null) {
      return switch (part) {
        case "Put" -> Optional.of(Operation.PUT);
        case "Get during watch" -> Optional.of(Operation.RANGE);
        default ->
            throw new ImportException(
                place(openedAt),
                "'"
                    + part
                    + " summary' is not one of requests; only put and range can be imported");
      };
    }
    if (call != null) {
      return switch (call.subcommand()) {
        case "put", "txn-put" -> Optional.of(Operation.PUT);
        case "range" -> Optional.of(Operation.RANGE);
        default ->
            throw new ImportException(
                place(openedAt),
                "benchmark " + call.subcommand() + " cannot be imported; put and range can");
      };
    }
    return consistency == null ? Optional.empty() : Optional.of(Operation.RANGE);
  }
}
