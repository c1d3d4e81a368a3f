package org.etcdbench.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.report.html.Block.Fact;

/** Where and with what it was measured, and how to measure it again. */
final class EnvironmentPart {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,@%+-]+");

  private static final List<Fact> FILES =
      List.of(
          file("run.json", "everything: scenarios, runs, latencies, observations, verdicts"),
          file("results.csv", "a line per row, for spreadsheets"),
          file("jmh.json", "the same as JMH 1.37 writes it, for tools that read that"),
          file("latency.hlog", "latencies of every second, HdrHistogram's log"),
          file("timeseries.csv", "what load, generator and members did in every second"),
          file("report.html", "this page"));

  private final Reading reading;

  private EnvironmentPart(Reading reading) {
    this.reading = reading;
  }

  private static Fact file(String name, String what) {
    return new Fact(name, what, name);
  }

  static Section of(Reading reading) {
    return new EnvironmentPart(reading).section();
  }

  private Section section() {
    BenchResult.ProfileSource profile = reading.result().profile();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Facts(
            reading.remarks().environment().stream()
                .map(named -> new Fact(named.name(), named.value()))
                .toList()));
    blocks.add(
        new Block.Group(
            "Run it again",
            List.of(
                new Block.Verbatim("Command", command(profile)),
                new Block.Prose(
                    "A cluster that was there before needs its --endpoints and what it takes to"
                        + " get in. Where the profile is none of those that come with etcd-bench,"
                        + " save the text below under its name and .yaml."))));
    if (!profile.text().isBlank()) {
      List<Block> text = new ArrayList<>();
      if (!profile.overrides().isEmpty()) {
        text.add(
            new Block.Prose(
                "The command line changed: " + String.join(", ", profile.overrides()) + "."));
      }
      text.add(new Block.Verbatim(profile.name() + ".yaml", profile.text()));
      blocks.add(new Block.Folded("The profile as it was run", false, text));
    }
    blocks.add(new Block.Group("Files of this result", List.of(new Block.Facts(FILES))));
    return new Section("environment", "Environment", "", blocks);
  }

  private static String command(BenchResult.ProfileSource profile) {
    StringBuilder command = new StringBuilder("./etcd-bench run ").append(quoted(profile.name()));
    profile.overrides().forEach(override -> command.append(" -p ").append(quoted(override)));
    return command.toString();
  }

  /** As a shell takes it for one word. */
  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
