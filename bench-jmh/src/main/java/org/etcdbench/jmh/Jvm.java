package org.etcdbench.jmh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a generator is started: as the launcher starts it. */
public final class Jvm {
  /** From here on, native libraries and direct memory must be allowed by name. */
  private static final int ASKS_FOR_NATIVE_ACCESS = 24;

  private Jvm() {}

  /** The command that runs a class of this class path in a Java process of its own. */
  public static List<String> command(Class<?> main, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xms512m", "-Xmx512m", "-XX:+UseParallelGC", "-XX:+AlwaysPreTouch"));
    command.add("-Dio.netty.leakDetection.level=disabled");
    if (Runtime.version().feature() >= ASKS_FOR_NATIVE_ACCESS) {
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(args));
    return command;
  }
}
