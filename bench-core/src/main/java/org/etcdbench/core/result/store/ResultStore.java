package org.etcdbench.core.result.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.BenchResult.Status;
import org.etcdbench.core.result.ResultSummary;
import org.etcdbench.core.result.SeriesEntry;
import org.etcdbench.core.result.SeriesPoint;
import org.jspecify.annotations.Nullable;

/**
 * The directory that one invocation writes its result to. Every file appears as a whole or not at
 * all, so that others may read while this writes, and a process that is killed leaves a {@code
 * run.json} that is marked {@link Status#PARTIAL}, or none.
 *
 * <p>Safe for use by several threads. An interrupted thread writes like any other: Ctrl-C loses
 * nothing. Every {@link IOException} names the file or directory, and the reason.
 */
public final class ResultStore implements Closeable {
  /** The result, see {@code docs/result-format.md}. */
  public static final String RUN_JSON = "run.json";

  /** The latencies over time. */
  public static final String LATENCY_LOG = "latency.hlog";

  private static final String TIME_SERIES = "timeseries.csv";

  private static final String MEMBERS = "members";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[^A-Za-z0-9_.-]");

  private final Path directory;
  private final Instant startedAt;
  private @Nullable HistogramLog log;
  private @Nullable SeriesLog series;
  private boolean ended;

  private ResultStore(Path directory, Instant startedAt) {
    this.directory = directory;
    this.startedAt = startedAt;
  }

  /**
   * Makes {@code <root>/<UTC yyyyMMdd'T'HHmmss'Z'>-<profile>}, with {@code -2}, {@code -3}, …
   * behind it if that is taken: no two stores ever share a directory.
   *
   * @param resultsRoot made if it is not there
   * @param startedAt when the invocation began
   * @param profileName characters other than {@code [A-Za-z0-9_.-]} become {@code -}
   */
  public static ResultStore create(Path resultsRoot, Instant startedAt, String profileName)
      throws IOException {
    if (profileName.isEmpty()) {
      throw new IllegalArgumentException("profileName must not be empty");
    }
    try {
      Files.createDirectories(resultsRoot);
    } catch (IOException e) {
      throw IoErrors.describe("create", resultsRoot, e);
    }
    String name = STAMP.format(startedAt) + "-" + NOT_IN_NAMES.matcher(profileName).replaceAll("-");
    Path directory = resultsRoot.resolve(name);
    for (int next = 2; !createDirectory(directory); next++) {
      directory = resultsRoot.resolve(name + "-" + next);
    }
    return new ResultStore(directory, startedAt);
  }

  private static boolean createDirectory(Path directory) throws IOException {
    try {
      Files.createDirectory(directory);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw IoErrors.describe("create", directory, e);
    }
  }

  /**
   * Reads a result.
   *
   * @param path a result's directory, or its {@code run.json} under any name
   * @throws ResultFormatException if there is no result, or none that this version can read
   */
  public static BenchResult load(Path path) throws IOException {
    return RunJson.read(runJson(path));
  }

  /**
   * Reads a result without its runs, which takes a small part of the time and the memory.
   *
   * @param path a result's directory, or its {@code run.json} under any name
   * @throws ResultFormatException if there is no result, none that this version can read, or one
   *     that lacks the figures over all runs
   */
  public static ResultSummary loadSummary(Path path) throws IOException {
    return RunJson.readSummary(runJson(path));
  }

  private static Path runJson(Path path) throws ResultFormatException {
    if (!Files.isDirectory(path)) {
      return path;
    }
    Path file = path.resolve(RUN_JSON);
    if (Files.notExists(file)) {
      boolean begun = Files.exists(AtomicFile.partial(path.resolve(LATENCY_LOG)));
      throw new ResultFormatException(
          path,
          begun
              ? "no result: the run ended before its first checkpoint"
              : "no result of etcd-bench: it holds no " + RUN_JSON);
    }
    return file;
  }

  /**
   * Reads what was observed over time, also while it is still being written.
   *
   * @param path a result's directory, or its {@code run.json} under any name
   * @return in the order of time within a run; empty if nothing was observed
   * @throws ResultFormatException naming the line that cannot be read
   */
  public static List<SeriesEntry> loadSeries(Path path) throws IOException {
    return SeriesReader.read(
        Files.isDirectory(path) ? path.resolve(TIME_SERIES) : path.resolveSibling(TIME_SERIES));
  }

  /** The directory. */
  public Path directory() {
    return directory;
  }

  /** The directory's name, which is the {@link BenchResult#id() id} of the result in it. */
  public String id() {
    return String.valueOf(directory.getFileName());
  }

  /** The names of the files that it will have written of its own accord once it is finished. */
  public synchronized Set<String> ownFiles() {
    Set<String> names = new TreeSet<>(Set.of(RUN_JSON));
    if (log != null) {
      names.add(LATENCY_LOG);
    }
    if (series != null) {
      names.add(TIME_SERIES);
    }
    return names;
  }

  /**
   * Keeps what has been measured so far.
   *
   * @throws IllegalArgumentException if the result is not marked {@link Status#PARTIAL} or has
   *     another id
   * @throws IOException naming file and reason; the last checkpoint is still there
   */
  public synchronized void checkpoint(BenchResult result) throws IOException {
    if (result.status() != Status.PARTIAL) {
      throw new IllegalArgumentException("a checkpoint must be PARTIAL, got: " + result.status());
    }
    AtomicFile.write(directory.resolve(RUN_JSON), encode(result));
  }

  /**
   * Appends to {@code latency.hlog.partial}, which the first call starts. Neither syncs the disk
   * nor waits for it.
   *
   * @throws IOException naming file and reason; none of the entries was appended
   */
  public synchronized void appendIntervals(List<IntervalEntry> entries) throws IOException {
    checkOpen();
    if (log == null) {
      log = HistogramLog.create(directory.resolve(LATENCY_LOG), startedAt, "etcd-bench " + id());
    }
    log.append(entries);
  }

  /**
   * Appends to {@code timeseries.csv.partial}, which the first call starts. Neither syncs the disk
   * nor waits for it.
   *
   * @param scenario its id
   * @throws IOException naming file and reason
   */
  public synchronized void appendSeries(String scenario, int run, List<SeriesPoint> points)
      throws IOException {
    checkOpen();
    if (series == null) {
      series = SeriesLog.create(directory.resolve(TIME_SERIES));
    }
    series.append(scenario, run, points);
  }

  /**
   * Writes a further file in UTF-8, such as {@code results.csv}.
   *
   * @see #writeFile(String, byte[])
   */
  public void writeFile(String name, String content) throws IOException {
    writeFile(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes a further file, replacing one of that name.
   *
   * @param name a plain file name: {@code [A-Za-z0-9_.-]}, none of the store's own
   */
  public synchronized void writeFile(String name, byte[] content) throws IOException {
    checkOpen();
    checkName(name);
    if (name.equals(RUN_JSON)
        || name.equals(LATENCY_LOG)
        || name.equals(TIME_SERIES)
        || name.equals(MEMBERS)
        || name.endsWith(AtomicFile.PARTIAL_SUFFIX)) {
      throw new IllegalArgumentException("the store itself writes '" + name + "'");
    }
    AtomicFile.write(directory.resolve(name), content);
  }

  /**
   * Where the members' logs of a run that failed are kept: {@code members/<run name>}, made if it
   * is not there.
   *
   * @param runName a plain file name: {@code [A-Za-z0-9_.-]}
   */
  public synchronized Path memberLogs(String runName) throws IOException {
    checkOpen();
    checkName(runName);
    Path logs = directory.resolve(MEMBERS).resolve(runName);
    try {
      return Files.createDirectories(logs);
    } catch (IOException e) {
      throw IoErrors.describe("create", logs, e);
    }
  }

  /**
   * Gives the histogram log its name, writes the result as the last of all files, and closes the
   * store.
   *
   * @throws IllegalArgumentException if the result is marked {@link Status#PARTIAL} or has another
   *     id
   */
  public synchronized void finish(BenchResult result) throws IOException {
    if (result.status() == Status.PARTIAL) {
      throw new IllegalArgumentException("a finished result must not be PARTIAL");
    }
    byte[] json = encode(result);
    try {
      finishLog();
    } finally {
      // a log that could not be finished must not cost the result
      AtomicFile.write(directory.resolve(RUN_JSON), json);
    }
    ended = true;
  }

  private void finishLog() throws IOException {
    HistogramLog finished = log;
    SeriesLog finishedSeries = series;
    log = null;
    series = null;
    try {
      if (finished != null) {
        finished.finish();
      }
    } finally {
      if (finishedSeries != null) {
        finishedSeries.finish();
      }
    }
  }

  private byte[] encode(BenchResult result) {
    checkOpen();
    if (!result.id().equals(id())) {
      throw new IllegalArgumentException("id must be " + id() + ", got: " + result.id());
    }
    return RunJson.write(result);
  }

  private void checkOpen() {
    if (ended) {
      throw new IllegalStateException("the store is closed: " + directory);
    }
  }

  private static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("name must match " + NAME + ", got: '" + name + "'");
    }
  }

  /**
   * Leaves everything as it is: without {@link #finish}, that is a partial result or none. A
   * directory in which nothing was ever written goes away.
   */
  @Override
  public synchronized void close() throws IOException {
    ended = true;
    if (log != null) {
      log.close();
      log = null;
    }
    if (series != null) {
      series.close();
      series = null;
    }
    if (isEmpty()) {
      Files.delete(directory);
    }
  }

  private boolean isEmpty() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
