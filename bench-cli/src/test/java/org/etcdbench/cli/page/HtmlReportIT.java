package org.etcdbench.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.report.format.ReportFormats;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real browser: what it shows, what it asks for, and what is left of it. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class HtmlReportIT {
  /** What Jenkins serves artifacts with. */
  private static final String JENKINS =
      "sandbox; default-src 'none'; img-src 'self'; style-src 'self';";

  @TempDir private static Path directory;
  private static Chromium browser;
  private static String html;
  private static Path file;

  @BeforeAll
  static void start() throws Exception {
    StringBuilder text = new StringBuilder();
    ReportFormats.byName("html").write(result(), text);
    html = text.toString();
    file = Files.writeString(directory.resolve("report.html"), html);
    browser = Chromium.start(directory.resolve("profile"));
  }

  private static BenchResult result() {
    return ResultSamples.twoSizes();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void beAsUsual() throws Exception {
    browser.resize(1280, 900);
    browser.prefer("light");
  }

  @Test
  void showsAllOfItFromOneFileAndComplainsOfNothing() throws Exception {
    String url = file.toUri().toString();
    browser.open(url);

    assertThat(browser.evaluate("document.title").asText()).isEqualTo("quick \u00b7 etcd-bench");
    String rows = "JSON.parse(document.getElementById('data').text).rows.length";
    assertThat(browser.evaluate(rows).asInt()).isEqualTo(4);
    assertThat(emptyCharts()).isEmpty();
    assertThat(browser.requests()).containsExactly(url);
    assertThat(browser.complaints()).isEmpty();
  }

  /** Titles of drawings without an area. */
  private static String emptyCharts() throws Exception {
    assertThat(browser.evaluate("document.querySelectorAll('svg').length").asInt()).isPositive();
    return browser
        .evaluate(
            """
            Array.from(document.querySelectorAll('svg'))
              .filter(svg => !svg.closest('details:not([open])'))
              .filter(svg => {
                const box = svg.getBoundingClientRect();
                const drawn = svg.querySelector('path').getBoundingClientRect();
                return box.width < 200 || box.height < 40 || drawn.width + drawn.height < 20;
              })
              .map(svg => svg.querySelector('title').textContent).join('; ')\
            """)
        .asText();
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 420})
  void fitsTheWindow(int width) throws Exception {
    browser.resize(width, 800);
    browser.open(file.toUri().toString());

    assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
        .isLessThanOrEqualTo(width);
  }

  @Test
  void isDarkWhereThatIsPreferredAndWhereTheButtonSaysSo() throws Exception {
    browser.open(file.toUri().toString());
    int light = brightness("document.body", "backgroundColor");
    browser.prefer("dark");
    int dark = brightness("document.body", "backgroundColor");

    assertThat(light).isGreaterThan(240);
    assertThat(dark).isLessThan(40);
    assertThat(brightness("document.body", "color")).isGreaterThan(200);
    assertThat(brightness("document.querySelector('svg text')", "color")).isGreaterThan(140);

    browser.evaluate("document.getElementById('theme').click()");
    assertThat(brightness("document.body", "backgroundColor")).isGreaterThan(240);
    assertThat(brightness("document.querySelector('svg text')", "color")).isLessThan(140);
    assertThat(browser.evaluate("document.getElementById('theme').textContent").asText())
        .isEqualTo("Dark");
  }

  /** The mean of red, green and blue, 0..255. */
  private static int brightness(String element, String property) throws Exception {
    String script =
        "(getComputedStyle(%s).%s.match(/\\d+/g) || []).slice(0, 3).map(Number)"
            .formatted(element, property);
    JsonNode colours = browser.evaluate(script);
    assertThat(colours).hasSize(3);
    return (colours.get(0).asInt() + colours.get(1).asInt() + colours.get(2).asInt()) / 3;
  }

  /** Charts are drawn for a white ground then: the browser must not make it a dark one. */
  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void isLaidOutWithoutScriptsAndStyles(String preferred) throws Exception {
    browser.prefer(preferred);
    List<String> asked = new CopyOnWriteArrayList<>();
    HttpServer server = serve(asked);
    try {
      browser.open("http://127.0.0.1:" + server.getAddress().getPort() + "/report.html");

      // the script would have shown it, the style would have made the heading another one
      assertThat(browser.evaluate("document.getElementById('theme').hidden").asBoolean()).isTrue();
      assertThat(browser.evaluate("getComputedStyle(document.body).marginTop").asText())
          .isEqualTo("8px");
      assertThat(brightness("document.body", "color")).isLessThan(40);
      assertThat(brightness("document.querySelector('svg text')", "color")).isLessThan(140);
      assertThat(emptyCharts()).isEmpty();
      assertThat(coloursOfLines()).hasSizeGreaterThan(2);
      assertThat(cellsOfTheFirstTable()).isGreaterThan(30);
      // browsers ask for an icon of a site by themselves, and not every time
      assertThat(asked)
          .filteredOn(path -> !path.equals("/favicon.ico"))
          .containsExactly("/report.html");
    } finally {
      server.stop(0);
    }
  }

  private static HttpServer serve(List<String> asked) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().getPath());
          byte[] body = html.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          exchange.getResponseHeaders().add("Content-Security-Policy", JENKINS);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static List<String> coloursOfLines() throws Exception {
    JsonNode colours =
        browser.evaluate(
            "Array.from(new Set(Array.from(document.querySelectorAll('svg [color]'))"
                + ".map(each => getComputedStyle(each).color))).join(';')");
    return List.of(colours.asText().split(";"));
  }

  private static int cellsOfTheFirstTable() throws Exception {
    return browser
        .evaluate(
            "Array.from(document.querySelector('table').querySelectorAll('td'))"
                + ".filter(cell => cell.getBoundingClientRect().width > 5).length")
        .asInt();
  }

  @Test
  void printsAsAPdf() throws Exception {
    browser.open(file.toUri().toString());

    String pdf = browser.call("Page.printToPDF", "{}").path("data").asText();

    assertThat(new String(Base64.getDecoder().decode(pdf), StandardCharsets.ISO_8859_1))
        .startsWith("%PDF");
  }
}
