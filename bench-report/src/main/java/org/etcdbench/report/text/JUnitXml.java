package org.etcdbench.report.text;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A test suite as JUnit's XML, which Jenkins, GitLab and others show. It keeps to what the schemas
 * of Maven's Surefire and of Jenkins' xUnit plugin have in common; these know no properties of a
 * test case, so that its figures stand in its {@code system-out}, {@code name=value} a line.
 *
 * @param name of the suite
 * @param startedAt when it began
 * @param time how long it took
 * @param properties of the suite, in the order in which they are written
 * @param cases the test cases
 */
public record JUnitXml(
    String name,
    Instant startedAt,
    Duration time,
    Map<String, String> properties,
    List<Case> cases) {

  /** In UTC, without a zone: that is how the format has it. */
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final double MS_PER_S = 1e3;
  private static final String INDENT = "  ";

  /** Copies the collections. */
  public JUnitXml {
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(startedAt, "startedAt is null");
    Objects.requireNonNull(time, "time is null");
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    cases = List.copyOf(cases);
  }

  /**
   * A test case. Readers keep its history by class and name.
   *
   * @param className its class; what stands before the last {@code .} is the package
   * @param name what was tested
   * @param time how long it took
   * @param outcome how it ended
   * @param figures by name, in the order in which they are written
   */
  public record Case(
      String className, String name, Duration time, Outcome outcome, Map<String, String> figures) {
    /** Copies the map. */
    public Case {
      Objects.requireNonNull(className, "className is null");
      Objects.requireNonNull(name, "name is null");
      Objects.requireNonNull(time, "time is null");
      Objects.requireNonNull(outcome, "outcome is null");
      figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }
  }

  /** How a test case ended. */
  public sealed interface Outcome {
    /** As it should. */
    record Passed() implements Outcome {}

    /**
     * Otherwise.
     *
     * @param type kind of failure, such as a finding's code
     * @param message in one line
     * @param text all that is known
     */
    record Failed(String type, String message, String text) implements Outcome {
      /** Checks that nothing is missing. */
      public Failed {
        Objects.requireNonNull(type, "type is null");
        Objects.requireNonNull(message, "message is null");
        Objects.requireNonNull(text, "text is null");
      }
    }

    /**
     * It could not be carried out, which is for somebody to mend.
     *
     * @param type kind of error
     * @param message in one line
     * @param text all that is known
     */
    record Erred(String type, String message, String text) implements Outcome {
      /** Checks that nothing is missing. */
      public Erred {
        Objects.requireNonNull(type, "type is null");
        Objects.requireNonNull(message, "message is null");
        Objects.requireNonNull(text, "text is null");
      }
    }

    /**
     * Not carried out, or nothing can be said.
     *
     * @param message why, in one line
     */
    record Skipped(String message) implements Outcome {
      /** Checks that nothing is missing. */
      public Skipped {
        Objects.requireNonNull(message, "message is null");
      }
    }
  }

  /**
   * Writes the document.
   *
   * @throws IOException if {@code out} does
   */
  public void write(Appendable out) throws IOException {
    StringWriter text = new StringWriter();
    try {
      // the JDK's own, whatever else there is on the class path
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      write(xml);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException("cannot write XML: " + e.getMessage(), e);
    }
    out.append(text.toString()).append('\n');
  }

  private void write(XMLStreamWriter xml) throws XMLStreamException {
    newLine(xml, 0);
    xml.writeStartElement("testsuite");
    attribute(xml, "name", name);
    attribute(xml, "tests", Integer.toString(cases.size()));
    attribute(xml, "failures", count(Outcome.Failed.class));
    attribute(xml, "errors", count(Outcome.Erred.class));
    attribute(xml, "skipped", count(Outcome.Skipped.class));
    attribute(xml, "time", seconds(time));
    attribute(xml, "timestamp", TIMESTAMP.format(startedAt));
    if (!properties.isEmpty()) {
      newLine(xml, 1);
      xml.writeStartElement("properties");
      for (Map.Entry<String, String> property : properties.entrySet()) {
        newLine(xml, 2);
        xml.writeEmptyElement("property");
        attribute(xml, "name", property.getKey());
        attribute(xml, "value", property.getValue());
      }
      endElement(xml, 1);
    }
    for (Case testCase : cases) {
      write(testCase, xml);
    }
    endElement(xml, 0);
  }

  private static void write(Case testCase, XMLStreamWriter xml) throws XMLStreamException {
    newLine(xml, 1);
    xml.writeStartElement("testcase");
    attribute(xml, "classname", testCase.className());
    attribute(xml, "name", testCase.name());
    attribute(xml, "time", seconds(testCase.time()));
    if (testCase.outcome() instanceof Outcome.Failed failed) {
      element(xml, "failure", failed.type(), failed.message(), failed.text());
    } else if (testCase.outcome() instanceof Outcome.Erred error) {
      element(xml, "error", error.type(), error.message(), error.text());
    } else if (testCase.outcome() instanceof Outcome.Skipped skipped) {
      newLine(xml, 2);
      xml.writeEmptyElement("skipped");
      attribute(xml, "message", skipped.message());
    }
    if (!testCase.figures().isEmpty()) {
      newLine(xml, 2);
      xml.writeStartElement("system-out");
      xml.writeCharacters(
          testCase.figures().entrySet().stream()
              .map(figure -> oneLine(figure.getKey()) + "=" + oneLine(figure.getValue()) + "\n")
              .collect(Collectors.joining("", "\n", "")));
      xml.writeEndElement();
    }
    endElement(xml, 1);
  }

  private static void element(
      XMLStreamWriter xml, String name, String type, String message, String text)
      throws XMLStreamException {
    newLine(xml, 2);
    xml.writeStartElement(name);
    attribute(xml, "message", message);
    attribute(xml, "type", type);
    xml.writeCharacters(allowed(text));
    xml.writeEndElement();
  }

  private String count(Class<? extends Outcome> kind) {
    return Long.toString(cases.stream().filter(c -> kind.isInstance(c.outcome())).count());
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toMillis() / MS_PER_S);
  }

  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeAttribute(name, oneLine(value));
  }

  private static void newLine(XMLStreamWriter xml, int level) throws XMLStreamException {
    xml.writeCharacters("\n" + INDENT.repeat(level));
  }

  private static void endElement(XMLStreamWriter xml, int level) throws XMLStreamException {
    newLine(xml, level);
    xml.writeEndElement();
  }

  /** A parser would make blanks of line breaks in attributes, too. */
  private static String oneLine(String text) {
    return allowed(text).replace('\n', ' ').replace('\t', ' ');
  }

  /** Without the control characters and halves of characters that XML 1.0 cannot hold. */
  private static String allowed(String text) {
    return text.codePoints()
        .filter(JUnitXml::isAllowed)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isAllowed(int c) {
    boolean noCharacter = c == 0xFFFE || c == 0xFFFF || (c >= 0xD800 && c <= 0xDFFF);
    return c == '\n' || c == '\t' || !(Character.isISOControl(c) || noCharacter);
  }
}
