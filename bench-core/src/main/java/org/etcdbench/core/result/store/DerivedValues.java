package org.etcdbench.core.result.store;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Fingerprint;
import org.etcdbench.core.result.GeneratorPauses;
import org.etcdbench.core.result.GeneratorResult;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.Latency;
import org.etcdbench.core.result.MemberMetrics;
import org.etcdbench.core.result.MetricReading;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.result.ServerCount;
import org.etcdbench.core.result.Verdict;
import org.etcdbench.core.scenario.Scenario;

/** Which derived values stand where in {@code run.json}. What cannot be computed is left out. */
final class DerivedValues extends BeanSerializerModifier {
  private static final int DECIMALS = 3;
  private static final MathContext SIGNIFICANT = new MathContext(4);

  private record Place(String before, Function<Object, Map<String, Object>> fields) {}

  private final transient Map<Class<?>, Place> places = new HashMap<>();

  DerivedValues() {
    add(BenchResult.class, "startedAt", DerivedValues::result);
    add(ScenarioResult.class, "runs", DerivedValues::scenarioResult);
    add(Scenario.class, "members", scenario -> Map.of("id", scenario.id()));
    add(Verdict.class, "findings", DerivedValues::verdict);
    add(Finding.class, "message", finding -> Map.of("severity", finding.code().severity()));
    add(RunResult.class, "keyPrefix", DerivedValues::run);
    add(IterationResult.class, "outcomes", DerivedValues::iteration);
    add(GeneratorResult.class, "requests", DerivedValues::generator);
    add(MemberMetrics.class, "metrics", DerivedValues::member);
    add(MetricReading.Histogram.class, "buckets", DerivedValues::histogram);
    add(GeneratorPauses.class, "collectors", DerivedValues::pauses);
    add(ServerCount.class, "client", DerivedValues::serverCount);
    add(Latency.class, "histogram", DerivedValues::latency);
  }

  private <T> void add(Class<T> owner, String before, Function<T, Map<String, Object>> fields) {
    places.put(owner, new Place(before, bean -> fields.apply(owner.cast(bean))));
  }

  @Override
  public List<BeanPropertyWriter> orderProperties(
      SerializationConfig config, BeanDescription bean, List<BeanPropertyWriter> properties) {
    Place place = places.get(bean.getBeanClass());
    if (place == null) {
      return properties;
    }
    List<BeanPropertyWriter> all = new ArrayList<>();
    for (BeanPropertyWriter property : properties) {
      if (property.getName().equals(place.before())) {
        all.add(DerivedFields.of(config, bean.getClassInfo(), place.fields()));
      }
      all.add(property);
    }
    return all;
  }

  private static Map<String, Object> result(BenchResult result) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("valid", result.valid());
    fields.put("fingerprint", Fingerprint.of(result).items());
    return fields;
  }

  private static Map<String, Object> scenarioResult(ScenarioResult result) {
    Latency ok = result.ok();
    long requests = result.requests();
    Map<String, Object> fields = new LinkedHashMap<>();
    putNumber(fields, "okPerSec", result.okPerSec());
    fields.put("requests", requests);
    fields.put("errors", requests - ok.count());
    putNumber(fields, "littlesLawPct", result.littlesLawPct());
    fields.put("latency", ok);
    fields.put("service", result.okService());
    result.okStartDelay().ifPresent(delay -> fields.put("startDelay", delay));
    return fields;
  }

  private static Map<String, Object> verdict(Verdict verdict) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("valid", verdict.valid());
    fields.put("label", verdict.label());
    return fields;
  }

  private static Map<String, Object> run(RunResult run) {
    Map<String, Object> fields = new LinkedHashMap<>();
    putNumber(fields, "okPerSec", run.okPerSec());
    run.clusterChange().ifPresent(change -> fields.put("clusterChange", change));
    return fields;
  }

  private static Map<String, Object> iteration(IterationResult iteration) {
    Map<String, Object> fields = new LinkedHashMap<>();
    putNumber(fields, "okPerSec", iteration.okPerSec());
    fields.put("requests", iteration.requests());
    fields.put("errors", iteration.errors());
    return fields;
  }

  private static Map<String, Object> generator(GeneratorResult generator) {
    Map<String, Object> fields = new LinkedHashMap<>();
    putNumber(fields, "cpuPct", generator.cpuPct());
    putNumber(fields, "cpuUsPerRequest", generator.cpuUsPerRequest());
    return fields;
  }

  private static Map<String, Object> member(MemberMetrics member) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("leader", member.leader());
    putNumber(fields, "cpuPct", member.cpuPct().orElse(Double.NaN));
    return fields;
  }

  private static Map<String, Object> histogram(MetricReading.Histogram histogram) {
    Map<String, Object> fields = new LinkedHashMap<>();
    histogram.mean().ifPresent(mean -> fields.put("mean", significant(mean)));
    histogram.quantile(0.5).ifPresent(quantile -> putQuantile(fields, "p50", quantile));
    histogram.quantile(0.99).ifPresent(quantile -> putQuantile(fields, "p99", quantile));
    return fields;
  }

  private static void putQuantile(
      Map<String, Object> fields, String name, MetricReading.Quantile quantile) {
    fields.put(quantile.lowerLimitOnly() ? name + "AtLeast" : name, significant(quantile.value()));
  }

  /** These may be tens of microseconds in seconds: no number of decimals serves all. */
  private static BigDecimal significant(double value) {
    return new BigDecimal(value, SIGNIFICANT).stripTrailingZeros();
  }

  private static Map<String, Object> pauses(GeneratorPauses pauses) {
    Map<String, Object> fields = new LinkedHashMap<>();
    putNumber(fields, "gcPct", pauses.gcPct());
    putNumber(fields, "hiccupPct", pauses.hiccupPct());
    return fields;
  }

  private static Map<String, Object> serverCount(ServerCount count) {
    Map<String, Object> fields = new LinkedHashMap<>();
    putNumber(fields, "ratio", count.ratio());
    return fields;
  }

  private static Map<String, Object> latency(Latency latency) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (latency.count() > 0) {
      Histogram histogram = latency.decode();
      putNumber(fields, "meanNs", latency.meanNs());
      fields.put("p50Ns", quantile(latency, histogram, 50));
      fields.put("p90Ns", quantile(latency, histogram, 90));
      fields.put("p99Ns", quantile(latency, histogram, 99));
      fields.put("p999Ns", quantile(latency, histogram, 99.9));
    }
    return fields;
  }

  /** A histogram answers with the upper end of a bucket, which may lie above the greatest value. */
  private static long quantile(Latency latency, Histogram histogram, double percent) {
    return Math.min(histogram.getValueAtPercentile(percent), latency.maxNs());
  }

  private static void putNumber(Map<String, Object> fields, String name, double value) {
    if (Double.isFinite(value)) {
      fields.put(
          name,
          BigDecimal.valueOf(value)
              .setScale(DECIMALS, RoundingMode.HALF_EVEN)
              .stripTrailingZeros());
    }
  }
}
