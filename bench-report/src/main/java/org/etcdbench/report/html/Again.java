package org.etcdbench.report.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.EnvironmentKey;

/**
 * How to get such a result again: the command, as far as the result knows it, and in words what it
 * does not know.
 */
final class Again {
  /** What a shell takes for one word as it stands. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,@%+-]+");

  private static final Pattern SIZES = Pattern.compile("members=(?<sizes>\\d+(,\\d+)*)");
  private static final Pattern IMAGE = Pattern.compile("image (?<name>[^,]+), .*");
  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");
  private static final String EXISTING = "existing members at ";

  private final BenchResult result;
  private final List<String> overrides;
  private final String cluster;
  private final List<String> command = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  private Again(BenchResult result) {
    this.result = result;
    this.overrides = new ArrayList<>(result.profile().overrides());
    this.cluster = EnvironmentKey.CLUSTER.of(result.environment());
  }

  static Again of(BenchResult result) {
    Again again = new Again(result);
    if (result.imported()) {
      again.importFiles();
    } else {
      again.run();
    }
    return again;
  }

  /** The command, for a shell. */
  String command() {
    return String.join(" ", command);
  }

  /** What must be known besides, a sentence each. */
  List<String> remarks() {
    return List.copyOf(remarks);
  }

  /** The name of the file that holds the profile's text. */
  static String profileFile(BenchResult.ProfileSource profile) {
    return profile.name() + ".yaml";
  }

  private void importFiles() {
    command.add("./etcd-bench import");
    // files are joined so; a name that has it within is not told from two
    Arrays.stream(result.profile().name().split(", ", -1)).map(Again::file).forEach(command::add);
    addOverrides();
    remarks.add(
        "Files are named as they were when they were read, from the directory of that time."
            + " Whether --from and --name were given, the result does not know.");
  }

  private void run() {
    BenchResult.ProfileSource profile = result.profile();
    boolean text = !profile.text().isBlank();
    command.add("./etcd-bench run " + file(text ? profileFile(profile) : profile.name()));
    if (text) {
      remarks.add(
          "Save the profile below as "
              + profileFile(profile)
              + " first. Where it is one of those that come with etcd-bench, and is the same"
              + " there, its name alone will do.");
    }
    if (cluster.startsWith("existing")) {
      existing();
    } else if (cluster.startsWith("docker")) {
      containers();
    } else if (cluster.startsWith("local")) {
      local();
    }
    driver();
    addOverrides();
  }

  private void existing() {
    List<String> words =
        List.of(result.environment().cluster().substring(EXISTING.length()).split(", ", -1));
    List<String> urls = words.stream().filter(word -> word.startsWith("http")).toList();
    add("--endpoints", String.join(",", urls));
    if (urls.size() < words.size()) {
      command.add("--insecure-skip-tls-verify");
    }
    // it has the size that it has: run itself notes it, and refuses to be told
    overrides.removeIf(override -> override.startsWith("members="));
    remarks.add(
        "What it took to get in is not kept: add --cacert, --cert, --key, --user and"
            + " --password-file as needed, and --keep, --hash-up-to and what begins with --allow-"
            + " if they were given.");
  }

  private void containers() {
    String sizes = "";
    for (String override : List.copyOf(overrides)) {
      Matcher matcher = SIZES.matcher(override);
      if (matcher.matches()) {
        overrides.remove(override);
        sizes = ":" + matcher.group("sizes");
      }
    }
    add("--cluster", "docker" + sizes);
    Matcher image = IMAGE.matcher(result.environment().etcdOrigin());
    if (image.matches()) {
      add("--image", image.group("name"));
    }
    secured();
  }

  private void local() {
    String version = result.environment().etcdVersion();
    String origin = result.environment().etcdOrigin();
    if (origin.startsWith("named by ")) {
      String name = origin.substring("named by ".length());
      remarks.add(
          "The etcd binary was " + origin + "; its path is not kept, so give " + name + ".");
    } else if (VERSION.matcher(version).matches()) {
      add("--etcd-version", version);
    }
    secured();
  }

  private void secured() {
    if (cluster.contains(" with TLS")) {
      command.add("--tls");
    }
    if (cluster.contains(" with users")) {
      command.add("--auth");
    }
  }

  /** What is not said in the profile may be another one in another version of etcd-bench. */
  private void driver() {
    Optional<String> one =
        Optional.of(result.environment().driver()).filter(driver -> !driver.contains(","));
    boolean said = overrides.stream().anyMatch(override -> override.startsWith("driver="));
    if (!said && one.isPresent()) {
      add("--driver", one.get());
    }
  }

  private void addOverrides() {
    overrides.forEach(override -> add("-p", override));
  }

  private void add(String option, String value) {
    command.add(option + " " + quoted(value));
  }

  /** A name that begins like an option is one all the same. */
  private static String file(String name) {
    return quoted(name.startsWith("-") ? "./" + name : name);
  }

  /** As a shell takes it for one word. */
  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
