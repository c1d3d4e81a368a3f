package org.etcdbench.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.etcdbench.core.result.BenchResult;
import org.junit.jupiter.api.Test;

class JsonFormatTest {
  private static final Set<String> NOT_IN_CSV =
      Set.of(
          "name",
          "id",
          "group",
          "value",
          "keys",
          "valid",
          "findings",
          "cause",
          "cause_also",
          "cause_text",
          "ratio");

  @Test
  void figuresAreNamedAsTheColumnsOfTheCsv() throws IOException {
    String header = Resources.read("two-sizes-results.csv").lines().findFirst().orElseThrow();
    List<String> names = names(rows(ReportFormatsTest.sample("two-sizes")).get(0));
    names.removeAll(NOT_IN_CSV);

    assertThat(names).isNotEmpty().isSubsetOf(Arrays.asList(header.split(",", -1)));
  }

  @Test
  void everyRowHasTheSameFieldsWhateverIsUnknown() throws IOException {
    for (String sample : List.of("troubled", "drivers", "rates")) {
      JsonNode rows = rows(ReportFormatsTest.sample(sample));

      assertThat(rows)
          .allSatisfy(row -> assertThat(names(row)).isEqualTo(names(rows.get(0))))
          .allSatisfy(row -> assertThat(names(row.path("keys"))).hasSize(12));
    }
  }

  @Test
  void tellsTheCause() throws IOException {
    JsonNode row = rows(CauseTableTest.twoSizes()).get(1);

    assertThat(row.path("cause").asText()).isEqualTo("cpu");
    assertThat(row.path("cause_also").get(0).asText()).isEqualTo("backend_commit");
    assertThat(row.path("cause_text").asText()).startsWith("CPU-bound on a shared host");
  }

  @Test
  void theReferenceNamesEveryField() throws IOException {
    String reference = Files.readString(Path.of("../docs/result-format.md"));
    JsonNode comparison = comparison(ReportFormatsTest.sample("two-sizes"));
    List<String> names = names(comparison);
    names.addAll(names(comparison.path("rows").get(1)));
    names.addAll(names(comparison.path("rows").get(1).path("ratio")));

    assertThat(names)
        .hasSizeGreaterThan(40)
        .allSatisfy(name -> assertThat(reference).contains("`" + name + "`"));
  }

  private static JsonNode rows(BenchResult result) throws IOException {
    return comparison(result).path("rows");
  }

  private static JsonNode comparison(BenchResult result) throws IOException {
    StringBuilder text = new StringBuilder();
    new JsonFormat().write(result, text);
    return JsonMapper.builder().build().readTree(text.toString());
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
