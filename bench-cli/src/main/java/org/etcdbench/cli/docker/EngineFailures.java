package org.etcdbench.cli.docker;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the words for a person in what the engine answers. */
final class EngineFailures {
  private static final Pattern MESSAGE =
      Pattern.compile("\"message\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern STATUS = Pattern.compile("^(Status \\d+: )+");
  private static final Pattern PORT_TAKEN =
      Pattern.compile("port is already allocated|address already in use");

  private EngineFailures() {}

  /** What went wrong, in one line. */
  static String message(Throwable failure) {
    String text = String.valueOf(failure.getMessage());
    Matcher matcher = MESSAGE.matcher(text);
    String words =
        matcher.find()
            ? matcher.group(1).replace("\\\"", "\"")
            : STATUS.matcher(text).replaceFirst("");
    return words.replace("\\n", " ").strip().replaceAll("\\s+", " ");
  }

  /** Whether somebody else has the port that a container was to publish. */
  static boolean portTaken(Throwable failure) {
    return PORT_TAKEN.matcher(message(failure)).find();
  }
}
