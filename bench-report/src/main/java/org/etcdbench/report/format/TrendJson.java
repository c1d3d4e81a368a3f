package org.etcdbench.report.format;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.trend.Trend;
import org.etcdbench.report.trend.TrendChange;
import org.etcdbench.report.trend.TrendEvent;
import org.etcdbench.report.trend.TrendPoint;
import org.etcdbench.report.trend.TrendSeries;
import org.etcdbench.report.trend.TrendSpike;

/** A trend as JSON, with all points: {@code docs/trend.md} says what each field means. */
public final class TrendJson {
  private static final ObjectWriter JSON = JsonMapper.builder().build().writer(printer());

  private TrendJson() {}

  /**
   * Writes it.
   *
   * @throws IOException if {@code out} does
   */
  public static void write(Trend trend, Appendable out) throws IOException {
    out.append(JSON.writeValueAsString(document(trend))).append('\n');
  }

  private static DefaultPrettyPrinter printer() {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator(""));
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
    return printer;
  }

  private static Map<String, Object> document(Trend trend) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("results", trend.results().size());
    document.put("pValue", trend.settings().pValue());
    document.put("minChangePct", trend.settings().minChangePct());
    document.put("worse", trend.regressions().size());
    document.put("better", trend.improvements().size());
    document.put("notRecovered", trend.notRecovered().size());
    document.put("waiting", trend.waiting().size());
    document.put("series", trend.series().stream().map(TrendJson::series).toList());
    return document;
  }

  private static Map<String, Object> series(TrendSeries series) {
    Metric metric = series.metric();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("row", series.row());
    fields.put("scenario", keys(series.scenario()));
    fields.put("metric", metric.name());
    fields.put("unit", unit(metric));
    fields.put("betterIs", metric.better().name().toLowerCase(Locale.ROOT));
    fields.put("profile", series.bed().profile());
    fields.put("cluster", series.bed().cluster());
    fields.put("machine", series.bed().machine());
    fields.put("current", series.current());
    fields.put("invalid", series.invalid());
    fields.put("unsupported", series.unsupported());
    fields.put("changes", series.changes().stream().map(change -> change(series, change)).toList());
    fields.put("spikes", series.spikes().stream().map(spike -> spike(series, spike)).toList());
    fields.put("events", series.events().stream().map(event -> event(series, event)).toList());
    fields.put("points", series.points().stream().map(TrendJson::point).toList());
    return fields;
  }

  private static Map<String, String> keys(Scenario scenario) {
    Map<String, String> keys = new LinkedHashMap<>();
    for (ScenarioKey key : ScenarioKey.values()) {
      key.of(scenario).ifPresent(value -> keys.put(key.label(), value));
    }
    return keys;
  }

  private static String unit(Metric metric) {
    return switch (metric.unit()) {
      case OPS_PER_SEC -> "1/s";
      case NS -> "ns";
      case PERCENT -> "%";
      case COUNT -> "1";
    };
  }

  private static Map<String, Object> at(TrendSeries series, int index) {
    TrendPoint point = series.points().get(index);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("index", index);
    fields.put("id", point.resultId());
    fields.put("startedAt", point.startedAt().toString());
    return fields;
  }

  private static Map<String, Object> point(TrendPoint point) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", point.resultId());
    fields.put("startedAt", point.startedAt().toString());
    fields.put("value", point.value());
    return fields;
  }

  private static Map<String, Object> change(TrendSeries series, TrendChange change) {
    Map<String, Object> fields = at(series, change.index());
    fields.put("meaning", change.meaning().name().toLowerCase(Locale.ROOT));
    fields.put("confirmed", change.confirmed());
    fields.put("before", change.before());
    fields.put("after", change.after());
    fields.put("changePct", change.changePct());
    fields.put("pValue", change.pValue());
    fields.put("pointsBefore", change.pointsBefore());
    fields.put("pointsAfter", change.pointsAfter());
    List<String> near = series.eventsNear(change).stream().map(TrendEvent::text).toList();
    fields.put("eventsNear", near);
    return fields;
  }

  private static Map<String, Object> spike(TrendSeries series, TrendSpike spike) {
    Map<String, Object> fields = at(series, spike.index());
    fields.put("value", series.points().get(spike.index()).value());
    fields.put("usual", spike.usual());
    fields.put("changePct", spike.changePct());
    fields.put("last", spike.last());
    return fields;
  }

  private static Map<String, Object> event(TrendSeries series, TrendEvent event) {
    Map<String, Object> fields = at(series, event.index());
    fields.put("text", event.text());
    return fields;
  }
}
