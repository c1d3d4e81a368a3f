package org.etcdbench.core.observe.logs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.etcdbench.core.result.LogEvents;
import org.etcdbench.core.result.LogEvents.Kind;
import org.etcdbench.core.result.MemberEvents;

/**
 * Remembers how long the members' logs were, and reads later what was added. Until then it costs
 * nothing. Used by one thread.
 */
public final class LogWatch {
  private final Map<String, Path> logs;
  private final Map<String, Long> beginBytes = new LinkedHashMap<>();

  private LogWatch(Map<String, Path> logs) {
    this.logs = new LinkedHashMap<>(logs);
  }

  /**
   * Remembers how long the logs are now.
   *
   * @param logs files by the members' names
   */
  public static LogWatch start(Map<String, Path> logs) {
    LogWatch watch = new LogWatch(logs);
    watch.logs.forEach((member, log) -> watch.beginBytes.put(member, size(log)));
    return watch;
  }

  /** A log that is not there yet will be read from its beginning. */
  private static long size(Path log) {
    try {
      return Files.size(log);
    } catch (IOException e) {
      return 0;
    }
  }

  /** Reads what was added since then, in the order of the members. */
  public List<MemberEvents> read() {
    List<MemberEvents> all = new ArrayList<>();
    logs.forEach((member, log) -> all.add(read(member, log)));
    return all;
  }

  private MemberEvents read(String member, Path log) {
    Map<Kind, EventTally> tallies = new EnumMap<>(Kind.class);
    long lines = 0;
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(beginBytes.getOrDefault(member, 0L));
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(
                  Channels.newInputStream(file.getChannel()), StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines++;
        LogLine.parse(line)
            .ifPresent(event -> tallies.computeIfAbsent(event.kind(), EventTally::new).add(event));
      }
      return new MemberEvents(member, lines, null, events(tallies));
    } catch (IOException e) {
      return new MemberEvents(member, lines, String.valueOf(e.getMessage()), events(tallies));
    }
  }

  private static List<LogEvents> events(Map<Kind, EventTally> tallies) {
    return tallies.values().stream().map(EventTally::events).toList();
  }
}
