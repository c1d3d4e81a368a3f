package org.etcdbench.core.result.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Names for results that others are held against, in {@code baselines.json} of the folder that the
 * results are in: {@code {"nightly": "20260131T120000Z-quick"}}.
 */
public final class Baselines {
  /** The file's name. */
  public static final String FILE = "baselines.json";

  /** Locked by who changes that file; never read, and left where it is. */
  private static final String LOCK = FILE + ".lock";

  /** The system's locks are those of processes: threads of one need another. */
  private static final Object IN_PROCESS = new Object();

  private static final String EXPECTED = "must be an object of names and the results' directories";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,62}");
  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;

  /** Those of a folder of results. */
  public Baselines(Path folder) {
    this.folder = folder;
  }

  /** Whether this may be a name: letters, digits, {@code _}, {@code .} and {@code -}. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /**
   * The directory of the result of this name; empty if there is none.
   *
   * @throws IOException if the file cannot be read, or is none of ours
   */
  public Optional<Path> find(String name) throws IOException {
    return Optional.ofNullable(read().get(name)).map(folder::resolve);
  }

  /**
   * Gives a result a name; one that had it loses it. Several processes may do so at a time.
   *
   * @param name see {@link #isName}
   * @param result the name of a result's directory in the folder
   * @throws IOException if the file cannot be read or written
   */
  public void pin(String name, String result) throws IOException {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "a baseline's name must be letters, digits, '_', '.' and '-', got: '" + name + "'");
    }
    synchronized (IN_PROCESS) {
      try (FileChannel channel = openLock();
          FileLock held = channel.lock()) {
        change(name, result);
        held.release();
      }
    }
  }

  private FileChannel openLock() throws IOException {
    Path file = folder.resolve(LOCK);
    try {
      return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw IoErrors.describe("write", file, e);
    }
  }

  private void change(String name, String result) throws IOException {
    Map<String, String> all = read();
    all.put(name, result);
    AtomicFile.replace(
        folder.resolve(FILE), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
  }

  private Map<String, String> read() throws IOException {
    Path file = folder.resolve(FILE);
    Map<String, String> read;
    try {
      read = JSON.readValue(Files.readAllBytes(file), new TypeReference<Map<String, String>>() {});
    } catch (NoSuchFileException e) {
      return new TreeMap<>();
    } catch (JsonProcessingException e) {
      throw new ResultFormatException(file, EXPECTED, e);
    } catch (IOException e) {
      throw IoErrors.describe("read", file, e);
    }
    if (read == null) {
      throw new ResultFormatException(file, EXPECTED);
    }
    return new TreeMap<>(read);
  }
}
