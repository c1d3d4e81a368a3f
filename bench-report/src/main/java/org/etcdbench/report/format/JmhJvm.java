package org.etcdbench.report.format;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.etcdbench.core.result.Environment;

/**
 * The Java runtime as JMH describes it.
 *
 * @param args its arguments
 * @param jdkVersion such as {@code 17.0.15}
 * @param vmName such as {@code OpenJDK 64-Bit Server VM}
 * @param vmVersion such as {@code 17.0.15+6}
 */
record JmhJvm(List<String> args, String jdkVersion, String vmName, String vmVersion) {

  /** What stands for a version that the result does not tell. */
  static final String UNKNOWN = "unknown";

  /** The last word, if it begins with a digit, is the VM's version; its numbers are the JDK's. */
  private static final Pattern NAME_AND_VERSION =
      Pattern.compile("(?<name>.*\\S)\\s+(?<vm>(?<jdk>\\d+(\\.\\d+)*)\\S*)");

  JmhJvm {
    Objects.requireNonNull(jdkVersion, "jdkVersion is null");
    Objects.requireNonNull(vmName, "vmName is null");
    Objects.requireNonNull(vmVersion, "vmVersion is null");
    args = List.copyOf(args);
  }

  /** Splits the environment's name and version. */
  static JmhJvm of(Environment environment) {
    Matcher matcher = NAME_AND_VERSION.matcher(environment.jvm().strip());
    if (!matcher.matches()) {
      return new JmhJvm(environment.jvmArgs(), UNKNOWN, environment.jvm(), UNKNOWN);
    }
    return new JmhJvm(
        environment.jvmArgs(), matcher.group("jdk"), matcher.group("name"), matcher.group("vm"));
  }
}
