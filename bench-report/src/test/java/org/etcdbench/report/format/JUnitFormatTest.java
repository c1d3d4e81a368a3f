package org.etcdbench.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.etcdbench.core.result.BenchResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class JUnitFormatTest {

  /** What the schemas of Surefire and of Jenkins' xUnit plugin both ask for. */
  @ParameterizedTest
  @ValueSource(strings = {"two-sizes", "troubled", "drivers", "rates"})
  void hasTheStructureThatReadersExpect(String sample) throws Exception {
    BenchResult result = ReportFormatsTest.sample(sample);
    Element suite = suite(result);
    List<Element> cases = children(suite, "testcase");

    assertThat(suite.getTagName()).isEqualTo("testsuite");
    assertThat(suite.getAttribute("name")).isNotBlank();
    assertThat(suite.getAttribute("timestamp"))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
    assertThat(suite.getAttribute("errors")).isEqualTo("0");
    assertThat(suite.getAttribute("tests"))
        .isEqualTo(Integer.toString(cases.size()))
        .isEqualTo(Integer.toString(result.scenarios().size() + 1));
    for (String kind : List.of("failure", "skipped")) {
      String attribute = kind.equals("failure") ? "failures" : kind;
      assertThat(suite.getAttribute(attribute))
          .isEqualTo(Integer.toString(suite.getElementsByTagName(kind).getLength()));
    }
    assertThat(cases).extracting(c -> c.getAttribute("name")).doesNotHaveDuplicates();
    assertThat(cases)
        .allSatisfy(c -> assertThat(c.getAttribute("time")).matches("\\d+\\.\\d{3}"))
        .allSatisfy(c -> assertThat(c.getAttribute("classname")).isEqualTo("etcd-bench.quick"))
        .allSatisfy(
            c ->
                assertThat(children(c, "*").stream().map(Element::getTagName).toList())
                    .isSubsetOf("failure", "skipped", "system-out"));
  }

  @Test
  void failsWhatMustNotBeUsedAndSkipsWhatWasNotMeasured() throws Exception {
    List<Element> cases = children(suite(ReportFormatsTest.sample("troubled")), "testcase");

    assertThat(cases)
        .extracting(c -> children(c, "failure").size() + " " + children(c, "skipped").size())
        .containsExactly("1 0", "0 0", "1 0", "1 0", "0 1");
    Element failure = children(cases.get(2), "failure").get(0);
    assertThat(failure.getAttribute("type")).isEqualTo("LEADER_CHANGED+LITTLES_LAW");
    assertThat(failure.getTextContent()).contains("run 2: LEADER_CHANGED: m2 became leader");
  }

  private static Element suite(BenchResult result)
      throws IOException, SAXException, ParserConfigurationException {
    StringBuilder text = new StringBuilder();
    new JUnitFormat().write(result, text);
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text.toString())))
        .getDocumentElement();
  }

  private static List<Element> children(Element parent, String name) {
    NodeList nodes = parent.getChildNodes();
    List<Element> children = new ArrayList<>();
    IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
        .map(Element.class::cast)
        .filter(element -> name.equals("*") || element.getTagName().equals(name))
        .forEach(children::add);
    return children;
  }
}
