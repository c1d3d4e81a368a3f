package org.etcdbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Does what the documents say. In them {@code mine.yaml} is the reader's own profile, and {@code
 * results/...} the reader's own result unless it is one of those in {@code results/reference/};
 * {@code results/<earlier>} is another, {@code results/nightly} the directory that holds both,
 * {@code results/<newer>} the reader's with another etcd, and {@code results/<imported>} the table
 * made by hand; {@code reports} is where the reader has files written, and {@code nightly.csv} one
 * of them.
 */
class DocsTest {
  /** One client, counted by requests: Little's law then holds however busy the machine is. */
  private static final Map<String, String> SHORT =
      Map.of(
          "load", "1/1",
          "generator-warmup", "0s",
          "warmup.requests", "1000",
          "measurement.requests", "2000");

  private static final Set<String> REPLACED_OPTIONS = Set.of("--driver", "--runs", "--out");

  /** Options of members, of which there are none. */
  private static final Set<String> LEFT_OUT = Set.of("--tls", "--auth");

  private static final Set<String> REPLACED_KEYS =
      Set.of("runs", "load", "conns", "clients", "rate", "arrival", "generator-warmup");

  /** What the document about imports says of the table that was made by hand. */
  private static final List<String> BY_HAND =
      List.of(
          Repo.root().resolve("docs/examples/hand-made-table.md").toString(),
          "-p",
          "key_space=10000,target=all");

  @TempDir private static Path directory;
  private static Path mine;
  private static Path earlier;
  private static Path result;
  private static Path newer;
  private static Path imported;

  @BeforeAll
  static void makeTwoResults() throws IOException {
    mine =
        Files.copy(
            Repo.root().resolve("profiles").resolve("quick.yaml"), directory.resolve("mine.yaml"));
    Path results = directory.resolve("results");
    List<String> run = new ArrayList<>(List.of("run", "quick", "--out", results.toString()));
    run.addAll(shortened());
    CliRun.runBare(run.toArray(String[]::new)).endsWith(ExitCode.OK);
    CliRun.runBare(run.toArray(String[]::new)).endsWith(ExitCode.OK);
    earlier = Repo.list(results).get(0);
    result = Repo.list(results).get(1);
    newer = withAnotherEtcd(result);
    Path kept = directory.resolve("by-hand");
    List<String> table = new ArrayList<>(List.of("import", "--out", kept.toString()));
    table.addAll(BY_HAND);
    CliRun.runBare(table.toArray(String[]::new)).endsWith(ExitCode.OK);
    imported = Repo.list(kept).get(0);
  }

  private static Path withAnotherEtcd(Path result) throws IOException {
    Path other = Files.createDirectories(directory.resolve("newer").resolve("newer"));
    String json = Files.readString(result.resolve("run.json"));
    String changed = json.replaceFirst("\"etcdVersion\": \"[^\"]*\"", "\"etcdVersion\": \"3.6.4\"");
    assertThat(changed).isNotEqualTo(json);
    Files.writeString(other.resolve("run.json"), changed);
    return other;
  }

  static Stream<DocLines.Call> calls() {
    return DocLines.calls();
  }

  static Stream<DocLines.Shown> shown() {
    return DocLines.shown();
  }

  @ParameterizedTest
  @MethodSource("shown")
  void printsWhatTheDocumentsShow(DocLines.Shown shown) {
    List<String> args =
        new ArrayList<>(shown.call().args().stream().map(DocsTest::resolved).toList());
    if (args.get(0).equals("import")) {
      args.addAll(List.of("--out", directory.resolve("shown").toString()));
    }
    CliRun run = CliRun.runBare(args.toArray(String[]::new)).endsWith(ExitCode.OK);

    assertThat(run.out().lines().toList()).containsSequence(shown.lines());
  }

  static Stream<DocLines.Link> links() {
    return DocLines.links();
  }

  @ParameterizedTest
  @MethodSource("calls")
  void doesWhatTheDocumentsTellToType(DocLines.Call call) {
    List<String> args = call.args().stream().map(DocsTest::resolved).toList();
    if (List.of("cluster", "preflight").contains(args.get(0))) {
      // what these do with real members is shown by ClusterIT and ClusterChecksIT
      commandLine().parseArgs(args.toArray(String[]::new));
    } else if (args.get(0).equals("import")) {
      List<String> all = new ArrayList<>(args);
      all.addAll(List.of("--out", directory.resolve("imported").toString()));
      CliRun.runBare(all.toArray(String[]::new)).endsWith(ExitCode.OK);
    } else if (args.contains("--baseline")) {
      // the results here have a single run a side, of which nothing can be told
      CliRun.runBare(args.toArray(String[]::new)).endsWith(ExitCode.INCONCLUSIVE);
    } else if (!args.get(0).equals("run")) {
      CliRun.runBare(args.toArray(String[]::new)).endsWith(ExitCode.OK);
    } else if (args.contains("--endpoints")) {
      commandLine().parseArgs(args.toArray(String[]::new));
    } else {
      List<String> dry = new ArrayList<>(args);
      dry.remove("--dry-run");
      dry.add("--dry-run");
      CliRun.runBare(dry.toArray(String[]::new)).endsWith(ExitCode.OK);
      // the driver that needs no members refuses options about their image
      boolean inContainers = args.stream().anyMatch(arg -> arg.startsWith("docker"));
      if (!args.contains("--dry-run") && !inContainers) {
        reallyRun(args);
      }
    }
  }

  /** As the document says, but short, and without members. */
  private static void reallyRun(List<String> args) {
    List<String> all = new ArrayList<>();
    for (Iterator<String> words = args.iterator(); words.hasNext(); ) {
      String word = words.next();
      String value = word.equals("-p") || REPLACED_OPTIONS.contains(word) ? words.next() : "";
      if (word.equals("-p") && !replaced(value.substring(0, value.indexOf('=')))) {
        all.addAll(List.of(word, value));
      } else if (value.isEmpty() && !LEFT_OUT.contains(word)) {
        all.add(word);
      }
    }
    all.addAll(List.of("--out", directory.resolve("runs").toString()));
    all.addAll(shortened());
    CliRun.runBare(all.toArray(String[]::new)).endsWith(ExitCode.OK);
  }

  private static boolean replaced(String key) {
    return REPLACED_KEYS.contains(key)
        || key.startsWith("warmup.")
        || key.startsWith("measurement.");
  }

  private static List<String> shortened() {
    List<String> args = new ArrayList<>(List.of("--driver", "loopback", "--runs", "1"));
    SHORT.forEach((key, value) -> args.addAll(List.of("-p", key + "=" + value)));
    return args;
  }

  private static String resolved(String word) {
    Path inRepo = Repo.root().resolve(word);
    if (word.equals("mine.yaml")) {
      return mine.toString();
    }
    if (word.equals("results/nightly")) {
      return String.valueOf(result.getParent());
    }
    if (word.equals("nightly.csv") || word.equals("trend.html")) {
      return directory.resolve(word).toString();
    }
    if (word.equals("results/<newer>")) {
      return newer.toString();
    }
    if (word.equals("results/<imported>")) {
      return imported.toString();
    }
    if (word.equals("results/<earlier>")) {
      return earlier.toString();
    }
    if (word.startsWith("results/") && word.endsWith(".csv")) {
      return result.resolve("results.csv").toString();
    }
    if (word.startsWith("results/")) {
      boolean committed = word.startsWith("results/reference/") && Files.exists(inRepo);
      return (committed ? inRepo : result).toString();
    }
    if (word.equals("reports")) {
      return directory.resolve("reports").toString();
    }
    boolean ours = word.startsWith("profiles/") || word.startsWith("docs/");
    return ours ? inRepo.toString() : word;
  }

  @ParameterizedTest
  @MethodSource("links")
  void linksLeadToFiles(DocLines.Link link) {
    assertThat(link.target()).exists();
  }

  @Test
  void theDocumentsNameEveryCommandAndOption() {
    String all = DocLines.files().stream().map(DocLines::text).collect(Collectors.joining("\n"));
    CommandLine root = commandLine();

    assertThat(root.getSubcommands().keySet())
        .allSatisfy(name -> assertThat(all).contains("etcd-bench " + name));
    CommandLine cluster = root.getSubcommands().get("cluster");
    assertThat(cluster.getSubcommands().keySet())
        .allSatisfy(name -> assertThat(all).contains("etcd-bench cluster " + name));
    assertThat(
            Stream.of(
                    Stream.of(root),
                    root.getSubcommands().values().stream(),
                    cluster.getSubcommands().values().stream())
                .flatMap(commands -> commands))
        .flatExtracting(command -> command.getCommandSpec().options())
        .flatExtracting(DocsTest::names)
        .allSatisfy(name -> assertThat(all).containsPattern("(?<![\\w-])" + name + "(?![\\w-])"));
  }

  private static List<String> names(OptionSpec option) {
    return Arrays.asList(option.names());
  }

  @Test
  void theCommandsDocumentNamesEveryExitCode() throws Exception {
    String commands = DocLines.text(Repo.root().resolve("docs").resolve("commands.md"));

    for (var code : ExitCode.class.getDeclaredFields()) {
      assertThat(commands).contains("| " + code.getInt(null) + " |");
    }
  }

  static CommandLine commandLine() {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    return new Cli(new Surroundings(Map.of(), Repo.root(), Time.SYSTEM), nowhere, nowhere)
        .commandLine();
  }
}
