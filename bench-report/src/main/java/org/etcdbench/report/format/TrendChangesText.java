package org.etcdbench.report.format;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.etcdbench.report.digits.Decimals;
import org.etcdbench.report.trend.Trend;
import org.etcdbench.report.trend.TrendChange;
import org.etcdbench.report.trend.TrendChange.Meaning;
import org.etcdbench.report.trend.TrendEvent;
import org.etcdbench.report.trend.TrendPoint;
import org.etcdbench.report.trend.TrendSeries;
import org.etcdbench.report.trend.TrendSpike;

/** The changes and spikes of a trend, by the result at which they came, latest first. */
final class TrendChangesText {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Older ones interest nobody each morning; {@code --json} has them. */
  private static final int MOST_SPIKES = 10;

  private record Change(TrendSeries series, TrendChange change) {
    TrendPoint point() {
      return series.points().get(change.index());
    }
  }

  private record Spike(TrendSeries series, TrendSpike spike) {
    TrendPoint point() {
      return series.points().get(spike.index());
    }
  }

  /** A result, latest first. */
  private record At(Instant startedAt, String id) implements Comparable<At> {
    static At of(TrendPoint point) {
      return new At(point.startedAt(), point.resultId());
    }

    @Override
    public int compareTo(At other) {
      return Comparator.comparing(At::startedAt).thenComparing(At::id).compare(other, this);
    }
  }

  private TrendChangesText() {}

  static void write(Trend trend, Appendable out) throws IOException {
    writeChanges(trend, out);
    writeSpikes(trend, out);
  }

  private static void writeChanges(Trend trend, Appendable out) throws IOException {
    Map<At, List<Change>> changes = new TreeMap<>();
    for (TrendSeries series : trend.series()) {
      for (TrendChange change : series.changes()) {
        Change entry = new Change(series, change);
        changes.computeIfAbsent(At.of(entry.point()), at -> new ArrayList<>()).add(entry);
      }
    }
    TextGrid grid = new TextGrid(6);
    changes.forEach(
        (at, entries) -> {
          grid.addText("");
          grid.addText(MINUTE.format(at.startedAt()) + "  " + at.id());
          entries.forEach(entry -> grid.addCells(cells(entry)));
          events(entries).forEach(event -> grid.addText("  " + event));
        });
    if (!changes.isEmpty()) {
      out.append("\nChanges, latest first; confirmed by 3 results before and 3 after\n");
      grid.write(out);
    }
  }

  private static List<String> cells(Change entry) {
    TrendChange change = entry.change();
    String meaning = change.meaning() == Meaning.WORSE ? "WORSE" : "better";
    return List.of(
        String.format(Locale.ROOT, "  %-7s %s", meaning, entry.series().row()),
        entry.series().metric().name(),
        TrendValue.of(entry.series().metric(), change.before(), change.after()),
        Decimals.signedPercent(change.changePct(), 1),
        TrendValue.pValue(change.pValue()),
        confirmation(entry));
  }

  private static String confirmation(Change entry) {
    TrendChange change = entry.change();
    if (change.confirmed()) {
      return "confirmed: " + change.pointsBefore() + " before, " + change.pointsAfter() + " after";
    }
    boolean waits = change.pointsAfter() < TrendChange.POINTS_TO_CONFIRM;
    return waits
        ? "unconfirmed, wait: only " + change.pointsAfter() + " after"
        : "unconfirmed: only " + change.pointsBefore() + " before";
  }

  /** What else changed there, with how far away. */
  private static Set<String> events(List<Change> entries) {
    Set<String> texts = new LinkedHashSet<>();
    for (Change entry : entries) {
      for (TrendEvent event : entry.series().eventsNear(entry.change())) {
        int distance = event.index() - entry.change().index();
        String results = Math.abs(distance) == 1 ? " result " : " results ";
        String where =
            distance == 0
                ? "with it: "
                : Math.abs(distance) + results + (distance < 0 ? "before: " : "after: ");
        texts.add(where + event.text());
      }
    }
    return texts;
  }

  private static void writeSpikes(Trend trend, Appendable out) throws IOException {
    List<Spike> spikes = new ArrayList<>();
    for (TrendSeries series : trend.series()) {
      series.spikes().forEach(spike -> spikes.add(new Spike(series, spike)));
    }
    spikes.sort(Comparator.comparing(spike -> At.of(spike.point())));
    if (spikes.isEmpty()) {
      return;
    }
    out.append(
        "\nSpikes: single results far from those around them; no changes, and in no level\n");
    TextGrid grid = new TextGrid(5);
    for (Spike spike : spikes.subList(0, Math.min(MOST_SPIKES, spikes.size()))) {
      grid.addCells(cells(spike));
    }
    grid.write(out);
    if (spikes.size() > MOST_SPIKES) {
      out.append("  and " + (spikes.size() - MOST_SPIKES) + " earlier ones\n");
    }
  }

  private static List<String> cells(Spike entry) {
    TrendSeries series = entry.series();
    TrendSpike spike = entry.spike();
    String value = TrendValue.of(series.metric(), spike.usual(), entry.point().value());
    return List.of(
        "  " + entry.point().resultId() + "  " + series.row(),
        series.metric().name(),
        value,
        Decimals.signedPercent(spike.changePct(), 1),
        spike.last() ? "the latest: may become a change, wait" : "");
  }
}
