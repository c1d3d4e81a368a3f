package org.etcdbench.report.compare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.etcdbench.core.result.Cause;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Indicator;
import org.etcdbench.core.result.ScenarioResult;

/** What held a row back, in a few words with the figures that show it. */
final class CauseWords {
  private final ScenarioResult row;

  CauseWords(ScenarioResult row) {
    this.row = row;
  }

  /**
   * Such as {@code held back by CPU on a shared host (leader CPU 97 %)}; empty where no cause is
   * known.
   */
  Optional<String> text() {
    return row.foundCause().flatMap(this::text);
  }

  private Optional<String> text(Cause cause) {
    if (cause.kind() == Cause.Kind.UNKNOWN) {
      return Optional.empty();
    }
    if (cause.kind() == Cause.Kind.NONE) {
      return Optional.of("nothing that was watched was at its limit");
    }
    String shared = sharesHost() ? " on a shared host" : "";
    List<String> figures = figures(cause);
    String evidence = figures.isEmpty() ? "" : " (" + String.join(", ", figures) + ")";
    String kinds =
        Stream.concat(Stream.of(cause.kind()), cause.also().stream())
            .map(kind -> kind.label() + (kind == Cause.Kind.CPU ? shared : ""))
            .collect(Collectors.joining(" and "));
    return Optional.of("held back by " + kinds + evidence);
  }

  private boolean sharesHost() {
    return Stream.concat(
            row.verdict().findings().stream(),
            row.runs().stream().flatMap(run -> run.findings().stream()))
        .anyMatch(finding -> finding.code() == Finding.Code.SHARED_HOST);
  }

  private static List<String> figures(Cause cause) {
    return Stream.concat(Stream.of(cause.kind()), cause.also().stream())
        .flatMap(kind -> figures(kind, cause))
        .toList();
  }

  private static Stream<String> figures(Cause.Kind kind, Cause cause) {
    return switch (kind) {
      case CPU ->
          Stream.concat(machine(cause), percent("leader CPU", cause, Indicator.LEADER_CPU_PCT));
      case WAL_FSYNC ->
          Stream.concat(
              ms("mean sync", cause, Indicator.FSYNC_MEAN_MS),
              percent("syncing", cause, Indicator.FSYNC_BUSY_PCT));
      case BACKEND_COMMIT -> ms("commit p99", cause, Indicator.COMMIT_P99_MS);
      case APPLY -> percent("applying", cause, Indicator.APPLY_BUSY_PCT);
      case NETWORK -> ms("round trip", cause, Indicator.QUORUM_ROUND_TRIP_MS);
      case GENERATOR -> percent("generator CPU", cause, Indicator.GENERATOR_CPU_PCT);
      case NO_SPACE, ALARM, MEMBER, LEADER_CHANGE, TOO_MANY_REQUESTS, ERRORS, NONE, UNKNOWN ->
          Stream.empty();
    };
  }

  /** What its host took from it is as gone as what it used. */
  private static Stream<String> machine(Cause cause) {
    OptionalDouble busy = cause.indicator(Indicator.MACHINE_BUSY_PCT);
    double stolen = cause.indicator(Indicator.MACHINE_STOLEN_PCT).orElse(0);
    return figure(
        "%s %.1f %%",
        "machine", busy.isEmpty() ? busy : OptionalDouble.of(busy.getAsDouble() + stolen));
  }

  private static Stream<String> percent(String name, Cause cause, Indicator indicator) {
    return figure("%s %.0f %%", name, cause.indicator(indicator));
  }

  private static Stream<String> ms(String name, Cause cause, Indicator indicator) {
    return figure("%s %.2f ms", name, cause.indicator(indicator));
  }

  private static Stream<String> figure(String format, String name, OptionalDouble value) {
    return value.isEmpty()
        ? Stream.empty()
        : Stream.of(String.format(Locale.ROOT, format, name, value.getAsDouble()));
  }
}
