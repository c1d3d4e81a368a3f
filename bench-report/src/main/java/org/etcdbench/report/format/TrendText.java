package org.etcdbench.report.format;

import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.etcdbench.report.digits.Decimals;
import org.etcdbench.report.trend.TestBed;
import org.etcdbench.report.trend.Trend;
import org.etcdbench.report.trend.TrendSeries;

/** A trend for people: what they must know first, in one sentence; then why. */
public final class TrendText {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Fewer points say little: with four on each side only large changes are found. */
  private static final int FEW_POINTS = 8;

  private static final int BARS = 40;

  /** So many rows are named in the first sentence. */
  private static final int NAMED_ROWS = 3;

  private final Trend trend;

  /** Of this trend. */
  public TrendText(Trend trend) {
    this.trend = trend;
  }

  /**
   * Writes it.
   *
   * @throws IOException if {@code out} does
   */
  public void write(Appendable out) throws IOException {
    writeProse(sentence(), out);
    writeProse(basis(), out);
    TrendChangesText.write(trend, out);
    writeSeries(out);
  }

  /** What became of it, in one sentence. */
  String sentence() {
    List<TrendSeries> worse = trend.regressions();
    List<TrendSeries> better = trend.improvements();
    List<TrendSeries> waiting = trend.waiting();
    List<TrendSeries> notRecovered = trend.notRecovered();
    int all = trend.measured();
    List<String> parts = new ArrayList<>();
    if (!worse.isEmpty()) {
      parts.add("worse in " + some(worse));
    }
    if (!better.isEmpty()) {
      parts.add("better in " + some(better));
    }
    if (!notRecovered.isEmpty()) {
      parts.add("but not as good as once in " + some(notRecovered));
    }
    String confirmed =
        parts.isEmpty()
            ? none(all)
            : "Of "
                + count(all, "series", "series")
                + ", since the latest confirmed change of each: "
                + String.join(", ", parts);
    return confirmed
        + (waiting.isEmpty() ? "." : "; wait for more results in " + some(waiting) + ".");
  }

  /** What is listed below must not be denied here, though it does not count. */
  private String none(int all) {
    List<TrendSeries> gone =
        trend.series().stream()
            .filter(series -> !series.current() && series.latestConfirmed().isPresent())
            .toList();
    String counted = count(all, "series", "series");
    return gone.isEmpty()
        ? "No confirmed change in " + counted
        : "Of "
            + counted
            + " still measured none has a confirmed change; of those no longer measured "
            + some(gone)
            + (gone.size() == 1 ? " has, and does not count" : " have, and do not count");
  }

  /** How many, and of which rows. */
  private static String some(List<TrendSeries> series) {
    List<String> rows = series.stream().map(TrendSeries::row).distinct().toList();
    String named = String.join(", ", rows.subList(0, Math.min(NAMED_ROWS, rows.size())));
    String more = rows.size() > NAMED_ROWS ? " and " + (rows.size() - NAMED_ROWS) + " more" : "";
    return series.size() + " (" + named + more + ")";
  }

  /** What that rests on. */
  String basis() {
    List<String> days =
        trend.results().stream().map(result -> DAY.format(result.startedAt())).toList();
    TreeSet<String> profiles = new TreeSet<>();
    trend.results().forEach(result -> profiles.add(result.profile().name()));
    int invalid = trend.series().stream().mapToInt(TrendSeries::invalid).sum();
    int unsupported = trend.series().stream().mapToInt(TrendSeries::unsupported).sum();
    int gone = trend.series().size() - trend.measured();
    long few = trend.series().stream().filter(s -> s.points().size() < FEW_POINTS).count();
    StringBuilder text = new StringBuilder();
    text.append(count(days.size(), "result", "results"))
        .append(" of ")
        .append(String.join(", ", profiles));
    if (!days.isEmpty()) {
      text.append(", ").append(days.get(0)).append(" to ").append(days.get(days.size() - 1));
    }
    text.append(" (UTC). A change has p < ").append(trend.settings().pValue());
    text.append(" and is larger than ").append(trend.settings().minChangePct()).append("%.");
    if (invalid > 0) {
      text.append(" Left out: ")
          .append(count(invalid, "point", "points"))
          .append(" of invalid rows.");
    }
    if (unsupported > 0) {
      text.append(" Left out: ").append(count(unsupported, "point", "points"));
      text.append(" that rest on too few requests.");
    }
    if (gone > 0) {
      text.append(" Not counted: ").append(count(gone, "series", "series"));
      text.append(" of rows that the newest result of their profile and machine no longer has.");
    }
    if (few > 0) {
      text.append(' ').append(count((int) few, "series has", "series have"));
      text.append(" fewer than ").append(FEW_POINTS).append(" points, which say little.");
    }
    return text.toString();
  }

  private void writeSeries(Appendable out) throws IOException {
    Map<TestBed, List<TrendSeries>> ofBeds = new LinkedHashMap<>();
    trend.series().forEach(s -> ofBeds.computeIfAbsent(s.bed(), b -> new ArrayList<>()).add(s));
    for (Map.Entry<TestBed, List<TrendSeries>> bed : ofBeds.entrySet()) {
      out.append('\n');
      writeProse(bed.getKey().label(), out);
      TextGrid grid = new TextGrid(6);
      grid.addCells(List.of("", "", "points", "level", "noise", "the last " + BARS));
      String row = "";
      for (TrendSeries series : bed.getValue()) {
        boolean repeated = series.row().equals(row);
        row = series.row();
        grid.addCells(cells(series, repeated));
      }
      grid.write(out);
    }
  }

  private static void writeProse(String text, Appendable out) throws IOException {
    for (String line : Wrap.at(text, Wrap.PROSE_WIDTH)) {
      out.append(line).append('\n');
    }
  }

  private static List<String> cells(TrendSeries series, boolean repeated) {
    double[] values = series.points().stream().mapToDouble(point -> point.value()).toArray();
    String name = series.current() ? series.row() : series.row() + " (no longer)";
    return List.of(
        repeated ? "" : name,
        series.metric().name(),
        Integer.toString(values.length),
        values.length == 0 ? "" : TrendValue.of(series.metric(), series.latestLevel()),
        percent(series.latestNoisePct()),
        Sparkline.of(values, BARS));
  }

  private static String percent(double value) {
    String text = Decimals.format(value, 1);
    return text.isEmpty() ? "" : text + "%";
  }

  private static String count(int number, String one, String several) {
    return number + " " + (number == 1 ? one : several);
  }
}
