package org.etcdbench.report.html;

import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.BenchResult.Status;
import org.etcdbench.core.result.Environment;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.result.SeriesEntry;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.report.digits.Decimals;

/**
 * One page about one result, in one file: no network, nothing that scripts or styles are needed
 * for. Has no state, so is safe for several threads.
 */
public final class HtmlReport {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private HtmlReport() {}

  /**
   * Writes the page, of whatever there is: complete or partial, with or without scenarios, runs and
   * series.
   *
   * @param series what was observed over time; may be empty
   * @param remarks what is to be said of the result in words
   * @param beside the names of the files that lie beside the page; empty if nobody knows
   * @throws IOException if {@code out} does
   */
  public static void write(
      BenchResult result,
      List<SeriesEntry> series,
      Remarks remarks,
      Set<String> beside,
      Appendable out)
      throws IOException {
    Templates.write(page(Reading.of(result, series, remarks, beside)), out);
  }

  private static Page page(Reading reading) {
    BenchResult result = reading.result();
    String name = result.profile().name();
    return new Page(
        name + " \u00b7 etcd-bench",
        name,
        circumstances(result),
        verdict(reading),
        AnswerPart.of(reading),
        sections(reading),
        DataPart.of(reading),
        Assets.page(),
        "etcd-bench " + result.environment().toolVersion());
  }

  private static List<Section> sections(Reading reading) {
    List<Section> sections = new ArrayList<>();
    if (reading.rows().findAny().isPresent()) {
      sections.add(ComparisonPart.of(reading));
      PercentilePart.of(reading).ifPresent(sections::add);
      sections.add(TimePart.of(reading));
      PhasePart.of(reading).ifPresent(sections::add);
      HeatPart.of(reading).ifPresent(sections::add);
      CausePart.of(reading).ifPresent(sections::add);
      sections.add(CheckPart.of(reading));
    }
    sections.add(EnvironmentPart.of(reading));
    return sections;
  }

  private static List<String> circumstances(BenchResult result) {
    Environment environment = result.environment();
    List<String> parts = new ArrayList<>();
    parts.add(MINUTE.format(result.startedAt()));
    if (!environment.etcdVersion().isBlank()) {
      parts.add("etcd " + environment.etcdVersion());
    }
    parts.add(environment.cluster());
    parts.add("driver " + environment.driver());
    long runs = result.scenarios().stream().mapToLong(ScenarioResult::runCount).sum();
    parts.add(
        Decimals.count(result.scenarios().size(), "row") + ", " + Decimals.count(runs, "run"));
    return parts.stream().filter(part -> !part.isBlank()).toList();
  }

  private static Page.Verdict verdict(Reading reading) {
    BenchResult result = reading.result();
    if (reading.rows().noneMatch(Row::hasData)) {
      return new Page.Verdict(Tone.BAD, "NO DATA", "Nothing was measured.");
    }
    String rows = rows(reading) + sharedHost(reading);
    if (result.status() != Status.COMPLETE) {
      return new Page.Verdict(Tone.WARN, "PARTIAL", reading.remarks().partial() + " " + rows);
    }
    return reading.rows().allMatch(Row::valid)
        ? new Page.Verdict(anyChecked(reading) ? Tone.GOOD : Tone.NEUTRAL, "VALID", rows)
        : new Page.Verdict(Tone.BAD, "INVALID", rows);
  }

  private static boolean anyChecked(Reading reading) {
    return reading.rows().anyMatch(Row::checked);
  }

  /** What every figure of such a result must be read with; begins with a space or is empty. */
  private static String sharedHost(Reading reading) {
    boolean compared = reading.pairs().findAny().isPresent();
    String use =
        !compared
            ? ": this is no capacity of separate machines."
            : reading.key() == ScenarioKey.MEMBERS
                ? ": this compares sizes, and is no capacity."
                : ": this compares configurations, and is no capacity.";
    return reading.result().scenarios().stream()
        .flatMap(
            row ->
                Stream.concat(
                    row.verdict().findings().stream(),
                    row.runs().stream().flatMap(run -> run.findings().stream())))
        .filter(finding -> finding.code() == Finding.Code.SHARED_HOST)
        .findFirst()
        .map(finding -> " " + Words.capital(finding.message().replaceFirst("[.]$", "")) + use)
        .orElse("");
  }

  private static String rows(Reading reading) {
    long all = reading.rows().count();
    long invalid = reading.rows().filter(row -> !row.result().verdict().valid()).count();
    long lacking = all - invalid - reading.rows().filter(Row::valid).count();
    List<String> parts = new ArrayList<>();
    if (invalid > 0) {
      parts.add(invalid + " of " + Decimals.count(all, "row") + " must not be used: see Findings.");
    }
    if (lacking > 0) {
      parts.add(lacking + " of " + Decimals.count(all, "row") + " without data.");
    }
    long unchecked = reading.rows().filter(row -> row.hasData() && !row.checked()).count();
    if (unchecked > 0 && unchecked == all) {
      parts.add("Another tool's figures, not checked: they do not say enough.");
    } else if (unchecked > 0) {
      parts.add(
          unchecked
              + " of "
              + Decimals.count(all, "row")
              + " not checked: they do not say enough.");
    }
    return parts.isEmpty() ? "All rows passed their self-checks." : String.join(" ", parts);
  }
}
