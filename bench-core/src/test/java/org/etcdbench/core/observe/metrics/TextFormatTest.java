package org.etcdbench.core.observe.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormatTest {

  private static List<Sample> read(String page) throws PageFormatException {
    List<Sample> samples = new ArrayList<>();
    TextFormat.read(page, (name, zero) -> true, samples::add);
    return samples;
  }

  @Test
  void readsWhatTheFormatAllows() throws PageFormatException {
    assertThat(
            read(
                """
                # HELP a_total Some \\ help.
                # TYPE a_total counter
                # a comment
                a_total 3

                a_total{code="200", method = "a\\"b\\\\c\\nd" ,} 1.5e+09 1395066363000
                b{le="+Inf"} +Inf
                b -Inf
                c \tNaN
                """))
        .containsExactly(
            new Sample("a_total", Map.of(), 3, null),
            new Sample(
                "a_total", Map.of("code", "200", "method", "a\"b\\c\nd"), 1.5e9, 1395066363000L),
            new Sample("b", Map.of("le", "+Inf"), Double.POSITIVE_INFINITY, null),
            new Sample("b", Map.of(), Double.NEGATIVE_INFINITY, null),
            new Sample("c", Map.of(), Double.NaN, null));
  }

  @Test
  void readsBackWhatItWrites() throws PageFormatException {
    List<Sample> samples =
        List.of(
            new Sample("a", Map.of("x", "\\\"\n", "y", ""), 0.1, 7L),
            new Sample("b:c", Map.of(), Double.NEGATIVE_INFINITY, null),
            new Sample("d", Map.of("e", "ü"), -1e-300, null));
    assertThat(read(samples.stream().map(s -> s.line() + "\n").collect(Collectors.joining())))
        .isEqualTo(samples);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE html>",
        "a",
        "a{",
        "a{b} 1",
        "a{b=\"c} 1",
        "a{b=\"c\" d=\"e\"} 1",
        "a{b=\"c\",b=\"d\"} 1",
        "a{b=\"\\x\"} 1",
        "a 0x10",
        "a 1d",
        "a 1.2.3",
        "a 1 soon",
        "a 1 2 3",
        "9a 1",
        "# TYPE a meter"
      })
  void refusesWhatIsNone(String line) {
    assertThatThrownBy(() -> read("ok 1\n" + line + "\n"))
        .isInstanceOf(PageFormatException.class)
        .hasMessageStartingWith("line 2: ")
        .hasMessageEndingWith(": " + line);
  }

  @Test
  void refusesAPageThatIsCutOff() {
    assertThatThrownBy(() -> read("a 1\nb 1"))
        .isInstanceOf(PageFormatException.class)
        .hasMessageContaining("cut off");
  }
}
