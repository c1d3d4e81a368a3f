package org.etcdbench.report.operator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.etcdbench.core.result.member.Check;
import org.etcdbench.core.result.member.Check.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What came of the checks before a measurement.
 *
 * @param checks in the order in which they are shown
 */
public record PreflightReport(List<Check> checks) {
  private static final List<Field<Check>> FIELDS =
      List.of(
          Field.<Check>of("CHECK", "check", check -> check.topic().label()),
          Field.<Check>of("OF", "of", Check::subject),
          Field.<Check, Verdict>of("VERDICT", "verdict", Check::verdict, verdict -> verdict.name()),
          Field.<Check>of("FOUND", "found", Check::found),
          Field.<Check>of("LIMIT", "limit", Check::limit),
          Field.<Check>of("SOURCE", "source", Check::source));

  private static final int COLUMNS = 120;
  private static final int FOUND = 3;
  private static final List<Integer> WIDEST = List.of(14, 17, 7, 0, 20, 26);

  /** Copies the list. */
  public PreflightReport {
    checks = List.copyOf(checks);
  }

  /** Whether nothing speaks against a measurement; warnings do not. */
  public boolean fit() {
    return checks.stream().noneMatch(check -> check.verdict() == Verdict.FAIL);
  }

  /** Shows it. */
  public void write(OperatorFormat format, Appendable out) throws IOException {
    if (format == OperatorFormat.TABLE) {
      List<List<String>> rows =
          checks.stream()
              .map(check -> FIELDS.stream().map(field -> field.text().apply(check)).toList())
              .toList();
      new WrappedTable(FIELDS.stream().map(Field::header).toList(), WIDEST, FOUND, COLUMNS, rows)
          .write(out);
      out.append('\n').append(inWords()).append('\n');
      return;
    }
    listing().write(format, out);
  }

  private Listing<Check> listing() {
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    facts.put("fit", fit());
    return Listing.of("checks", jsonFields(), checks)
        .withLines(PreflightReport::line)
        .withFacts(facts, inWords());
  }

  private static List<Field<Check>> jsonFields() {
    List<Field<Check>> fields = new ArrayList<>(FIELDS);
    fields.set(
        2,
        Field.<Check>of(
            "VERDICT", "verdict", check -> check.verdict().name().toLowerCase(Locale.ROOT)));
    return fields;
  }

  private static String line(Check check) {
    return String.join(
        ", ",
        check.verdict().name(),
        check.topic().label(),
        check.subject(),
        check.found(),
        "limit: " + check.limit());
  }

  private String inWords() {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    checks.forEach(check -> counts.merge(check.verdict(), 1, Integer::sum));
    List<String> words = new ArrayList<>();
    counts.forEach((verdict, count) -> words.add(count + " " + verdict));
    return (fit() ? "fit to be measured: " : "not fit to be measured: ") + String.join(", ", words);
  }
}
