package org.etcdbench.core.result.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Collectors;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.MetricReading;
import org.etcdbench.core.result.ResultSummary;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.Durations;
import org.etcdbench.core.scenario.Load;
import org.etcdbench.core.scenario.OpenLoad;
import org.etcdbench.core.scenario.Rate;
import org.etcdbench.core.scenario.Target;

/** A {@link BenchResult} as JSON and back. Stateless; safe for use by several threads. */
final class RunJson {
  private static final String SCHEMA_VERSION = "schemaVersion";
  private static final JsonInclude.Value NO_NULLS =
      JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS);
  private static final JsonMapper MAPPER = mapper();

  /** Finding duplicate names takes memory for every name of an object. */
  private static final WithoutBulk SUMMARIES =
      new WithoutBulk(MAPPER.reader().without(StreamReadFeature.STRICT_DUPLICATE_DETECTION));

  private RunJson() {}

  /**
   * The file's content: UTF-8, indented, ending in a line feed; equal results give equal bytes.
   *
   * @throws IllegalArgumentException if a histogram in the result is none, or the result has
   *     another schema version than {@link BenchResult#SCHEMA_VERSION}
   */
  static byte[] write(BenchResult result) {
    if (result.schemaVersion() != BenchResult.SCHEMA_VERSION) {
      throw new IllegalArgumentException(
          "schemaVersion must be "
              + BenchResult.SCHEMA_VERSION
              + ", got: "
              + result.schemaVersion());
    }
    try {
      String json = MAPPER.writer(new ShallowPrinter()).writeValueAsString(result);
      return (json + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a result to be kept: " + reason(e), e);
    }
  }

  /**
   * Reads a file. Fields that it does not know are ignored.
   *
   * @throws ResultFormatException if the file is missing or holds no result that this version reads
   * @throws IOException if it cannot be read
   */
  static BenchResult read(Path file) throws IOException {
    String content = new String(content(file), StandardCharsets.UTF_8);
    try {
      JsonNode root = MAPPER.readTree(content);
      SchemaUpgrade.apply(root, checkedVersion(file, root));
      return MAPPER.treeToValue(root, BenchResult.class);
    } catch (JsonProcessingException e) {
      throw new ResultFormatException(file, reason(e), e);
    }
  }

  /**
   * Reads what a file says of its scenarios as wholes, passing over their runs: these need be JSON,
   * and nothing else of them is checked; rows of another tool are left out. Unlike {@link #read},
   * it relies on derived fields.
   *
   * @throws ResultFormatException if the file is missing, holds no result that this version reads,
   *     or lacks a derived field
   * @throws IOException if it cannot be read
   */
  static ResultSummary readSummary(Path file) throws IOException {
    byte[] content = content(file);
    try {
      JsonNode root = SUMMARIES.read(content);
      SchemaUpgrade.apply(root, checkedVersion(file, root));
      leaveOutImported(root);
      return MAPPER.treeToValue(root, ResultSummary.class);
    } catch (JsonProcessingException e) {
      throw new ResultFormatException(file, reason(e), e);
    } catch (CharConversionException e) {
      throw new ResultFormatException(file, "not UTF-8: " + e.getMessage(), e);
    }
  }

  /** What another tool measured has none of the derived fields. */
  private static void leaveOutImported(JsonNode root) {
    Iterator<JsonNode> rows = root.path("scenarios").iterator();
    while (rows.hasNext()) {
      if (rows.next().hasNonNull("imported")) {
        rows.remove();
      }
    }
  }

  private static byte[] content(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new ResultFormatException(file, IoErrors.reason(e), e);
    } catch (IOException e) {
      throw IoErrors.describe("read", file, e);
    }
  }

  private static int checkedVersion(Path file, JsonNode root) throws ResultFormatException {
    JsonNode version = root.path(SCHEMA_VERSION);
    if (!version.isInt() || version.intValue() < 1) {
      throw new ResultFormatException(
          file,
          version.isMissingNode()
              ? "not a result of etcd-bench: it has no " + SCHEMA_VERSION
              : "not a result of etcd-bench: its " + SCHEMA_VERSION + " is " + version);
    }
    if (version.intValue() > BenchResult.SCHEMA_VERSION) {
      throw new ResultFormatException(
          file,
          "written by a newer etcd-bench (schema "
              + version
              + "); this one reads up to "
              + BenchResult.SCHEMA_VERSION);
    }
    return version.intValue();
  }

  /** What is wrong, and where: line and column of broken JSON, else the path of the field. */
  private static String reason(JsonProcessingException e) {
    if (e instanceof JsonParseException) {
      JsonLocation at = e.getLocation();
      return "broken JSON at line "
          + at.getLineNr()
          + ", column "
          + at.getColumnNr()
          + ": "
          + e.getOriginalMessage();
    }
    return e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
        ? path(mapping) + ": " + what(e)
        : what(e);
  }

  /** The records' own words if they refused a value, else Jackson's. */
  private static String what(JsonProcessingException e) {
    String theirs = e.getCause() == null ? null : e.getCause().getMessage();
    return theirs == null ? e.getOriginalMessage() : theirs;
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(at -> at.getFieldName() == null ? "[" + at.getIndex() + "]" : "." + at.getFieldName())
        .collect(Collectors.joining())
        .substring(1);
  }

  private static JsonMapper mapper() {
    SimpleModule module = new SimpleModule("run.json");
    TextForm.add(module, Instant.class, Instant::toString, Instant::parse);
    TextForm.add(module, Duration.class, Durations::format, Durations::parse);
    TextForm.add(module, Target.class, Target::label, Target::of);
    IterationLengthForm.add(module);
    FamilyForm.add(module, Load.class, "rate", OpenLoad.class, ClosedLoad.class);
    FamilyForm.add(
        module,
        MetricReading.class,
        Map.of("increase", MetricReading.Counter.class, "buckets", MetricReading.Histogram.class),
        MetricReading.Gauge.class);
    FamilyForm.add(module, Rate.class, "phases", Rate.Phases.class, Rate.Constant.class);
    module.setSerializerModifier(new DerivedValues());
    module.setDeserializerModifier(new LatencyCheck());
    return JsonMapper.builder()
        .addModule(module)
        .annotationIntrospector(
            AnnotationIntrospector.pair(new RecordForm(), new JacksonAnnotationIntrospector()))
        .defaultPropertyInclusion(NO_NULLS)
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL))
        .build();
  }
}
