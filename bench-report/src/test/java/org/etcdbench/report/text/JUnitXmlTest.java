package org.etcdbench.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.etcdbench.report.text.JUnitXml.Case;
import org.etcdbench.report.text.JUnitXml.Outcome;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class JUnitXmlTest {
  private static final Instant START = Instant.parse("2026-01-31T12:00:00.5Z");

  @Test
  void writesWhatEachCaseCameTo() throws IOException {
    JUnitXml suite =
        new JUnitXml(
            "nightly",
            START,
            Duration.ofMillis(75_250),
            Map.of("etcd version", "3.6.4"),
            List.of(
                testCase("a", new Outcome.Passed(), Map.of("qps", "1.5")),
                testCase("b", new Outcome.Failed("ERRORS", "3 < 5", "all\nof it"), Map.of()),
                testCase("c", new Outcome.Skipped("no run"), Map.of()),
                testCase("d", new Outcome.Erred("GONE", "no file", "x/run.json"), Map.of())));

    assertThat(write(suite))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="nightly" tests="4" failures="1" errors="1" skipped="1" time="75.250"\
             timestamp="2026-01-31T12:00:00">
              <properties>
                <property name="etcd version" value="3.6.4"/>
              </properties>
              <testcase classname="etcd.put" name="a" time="2.000">
                <system-out>
            qps=1.5
            </system-out>
              </testcase>
              <testcase classname="etcd.put" name="b" time="2.000">
                <failure message="3 &lt; 5" type="ERRORS">all
            of it</failure>
              </testcase>
              <testcase classname="etcd.put" name="c" time="2.000">
                <skipped message="no run"/>
              </testcase>
              <testcase classname="etcd.put" name="d" time="2.000">
                <error message="no file" type="GONE">x/run.json</error>
              </testcase>
            </testsuite>
            """);
  }

  @Test
  void aParserReadsWhateverTextThereIs() throws Exception {
    String nasty =
        "<a href=\"x\">&amp; ]]> \u0000\u001b[31m\ufffe\ud800 \ud83d\ude00\u00b5\r\nb\tc";
    JUnitXml suite =
        new JUnitXml(
            nasty,
            START,
            Duration.ZERO,
            Map.of(),
            List.of(testCase(nasty, new Outcome.Failed("T", nasty, nasty), Map.of("k\n", nasty))));
    Element root =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(write(suite))))
            .getDocumentElement();
    Element failure = (Element) root.getElementsByTagName("failure").item(0);
    String kept = "<a href=\"x\">&amp; ]]> [31m \ud83d\ude00\u00b5";

    assertThat(root.getAttribute("name")).isEqualTo(kept + " b c");
    assertThat(failure.getAttribute("message")).isEqualTo(kept + " b c");
    assertThat(failure.getTextContent()).isEqualTo(kept + "\nb\tc");
    assertThat(root.getElementsByTagName("system-out").item(0).getTextContent())
        .isEqualTo("\nk =" + kept + " b c\n");
  }

  private static Case testCase(String name, Outcome outcome, Map<String, String> figures) {
    return new Case("etcd.put", name, Duration.ofSeconds(2), outcome, figures);
  }

  private static String write(JUnitXml suite) throws IOException {
    StringBuilder text = new StringBuilder();
    suite.write(text);
    return text.toString();
  }
}
