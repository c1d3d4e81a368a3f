package org.etcdbench.cli.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A headless Chromium with one tab, spoken to by its DevTools protocol. It can reach nothing but
 * loopback. Tests are skipped where there is none, unless {@code ETCD_BENCH_TEST_CHROMIUM} is
 * {@code required}.
 */
final class Chromium implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Chromium.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LIMIT_SECONDS = 60;
  private static final Pattern LISTENING =
      Pattern.compile("DevTools listening on ws://(127\\.0\\.0\\.1:\\d+)/");
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "chrome");

  private final Process process;
  private final WebSocket socket;
  private final BlockingQueue<JsonNode> messages;
  private final List<JsonNode> events = new ArrayList<>();
  private int lastId;

  private Chromium(Process process, WebSocket socket, BlockingQueue<JsonNode> messages) {
    this.process = process;
    this.socket = socket;
    this.messages = messages;
  }

  /**
   * Starts one; the test is skipped if there is none.
   *
   * @param directory for its profile
   */
  static Chromium start(Path directory) throws Exception {
    Process process =
        new ProcessBuilder(
                binary().toString(),
                "--headless=new",
                "--remote-debugging-port=0",
                "--user-data-dir=" + directory,
                "--no-sandbox",
                "--no-first-run",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      String address = address(process);
      HttpClient http = HttpClient.newHttpClient();
      String tabs =
          http.send(
                  HttpRequest.newBuilder(URI.create("http://" + address + "/json/list")).build(),
                  BodyHandlers.ofString())
              .body();
      BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
      WebSocket socket =
          http.newWebSocketBuilder()
              .buildAsync(URI.create(tab(tabs)), new Listener(messages))
              .get(LIMIT_SECONDS, TimeUnit.SECONDS);
      Chromium browser = new Chromium(process, socket, messages);
      for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
        browser.call(domain + ".enable", "{}");
      }
      return browser;
    } catch (Exception e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static Path binary() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(":"))
        .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseGet(Chromium::none);
  }

  private static Path none() {
    String reason = "no Chromium on the PATH (" + String.join(", ", NAMES) + ")";
    if ("required".equals(System.getenv("ETCD_BENCH_TEST_CHROMIUM"))) {
      throw new AssertionError("a browser is required: " + reason);
    }
    log.warn("Tests of the page in a browser are skipped: {}", reason);
    Assumptions.abort(reason);
    throw new AssertionError(reason);
  }

  private static String address(Process process) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.append(line).append('\n');
      Matcher matcher = LISTENING.matcher(line);
      if (matcher.find()) {
        drain(lines);
        return matcher.group(1);
      }
    }
    throw new IOException("Chromium ended: " + said);
  }

  /** A full pipe would stop it. */
  private static void drain(BufferedReader lines) {
    Thread thread =
        new Thread(
            () -> {
              try (Stream<String> rest = lines.lines()) {
                rest.forEach(line -> log.debug("chromium: {}", line));
              }
            },
            "chromium-stderr");
    thread.setDaemon(true);
    thread.start();
  }

  private static String tab(String tabs) throws IOException {
    for (JsonNode tab : JSON.readTree(tabs)) {
      if (tab.path("type").asText().equals("page")) {
        return tab.path("webSocketDebuggerUrl").asText();
      }
    }
    throw new IOException("Chromium has no tab: " + tabs);
  }

  /** Collects whole messages. */
  private static final class Listener implements WebSocket.Listener {
    private final BlockingQueue<JsonNode> messages;
    private final StringBuilder text = new StringBuilder();

    Listener(BlockingQueue<JsonNode> messages) {
      this.messages = messages;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        try {
          messages.add(JSON.readTree(text.toString()));
        } catch (IOException e) {
          log.warn("not JSON: {}", text, e);
        }
        text.setLength(0);
      }
      return WebSocket.Listener.super.onText(socket, data, last);
    }
  }

  /** Carries out a command of the protocol, and returns its result. */
  JsonNode call(String method, String params) throws Exception {
    int id = ++lastId;
    ObjectNode message = JSON.createObjectNode();
    message.put("id", id);
    message.put("method", method);
    message.set("params", JSON.readTree(params));
    socket.sendText(message.toString(), true).get(LIMIT_SECONDS, TimeUnit.SECONDS);
    JsonNode answer = await(each -> each.path("id").asInt() == id);
    if (answer.has("error")) {
      throw new IOException(method + ": " + answer.path("error"));
    }
    return answer.path("result");
  }

  private JsonNode await(Predicate<JsonNode> wanted) throws Exception {
    while (true) {
      JsonNode message = messages.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (message == null) {
        throw new IOException("Chromium does not answer");
      }
      if (message.has("method")) {
        events.add(message);
      }
      if (wanted.test(message)) {
        return message;
      }
    }
  }

  /** Loads a page; what happened before is forgotten. */
  void open(String url) throws Exception {
    events.clear();
    ObjectNode params = JSON.createObjectNode().put("url", url);
    call("Page.navigate", params.toString());
    if (!happened("Page.loadEventFired")) {
      await(message -> message.path("method").asText().equals("Page.loadEventFired"));
    }
  }

  private boolean happened(String method) {
    return events.stream().anyMatch(event -> event.path("method").asText().equals(method));
  }

  /** The value of an expression of JavaScript. */
  JsonNode evaluate(String expression) throws Exception {
    ObjectNode params = JSON.createObjectNode();
    params.put("expression", expression);
    params.put("returnByValue", true);
    JsonNode result = call("Runtime.evaluate", params.toString());
    if (result.has("exceptionDetails")) {
      throw new IOException(expression + ": " + result.path("exceptionDetails"));
    }
    return result.path("result").path("value");
  }

  /** What the page asked for since it was opened, itself first. */
  List<String> requests() {
    return events.stream()
        .filter(event -> event.path("method").asText().equals("Network.requestWillBeSent"))
        .map(event -> event.path("params").path("request").path("url").asText())
        .toList();
  }

  /** What went wrong since the page was opened, in the browser's words. */
  List<String> complaints() {
    return events.stream()
        .filter(
            event ->
                List.of("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled")
                    .contains(event.path("method").asText()))
        .map(event -> event.path("params").toString())
        .toList();
  }

  /** Sets the window's size, in pixels. */
  void resize(int width, int height) throws Exception {
    ObjectNode params = JSON.createObjectNode();
    params.put("width", width).put("height", height);
    params.put("deviceScaleFactor", 1).put("mobile", false);
    call("Emulation.setDeviceMetricsOverride", params.toString());
  }

  /** Sets what the reader prefers: {@code light} or {@code dark}. */
  void prefer(String scheme) throws Exception {
    call(
        "Emulation.setEmulatedMedia",
        "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"" + scheme + "\"}]}");
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
