package org.etcdbench.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.report.html.Block.Fact;

/** Where and with what it was measured, how to measure it again, and which files there are. */
final class EnvironmentPart {
  private static final String RUN_JSON = "run.json";
  private static final String LATENCY_LOG = "latency.hlog";
  private static final String SERIES = "timeseries.csv";

  private static final List<Fact> FILES =
      List.of(
          new Fact(RUN_JSON, "everything: scenarios, runs, latencies, observations, verdicts"),
          new Fact("results.csv", "a line per row, for spreadsheets"),
          new Fact("jmh.json", "the same as JMH 1.37 writes it, for tools that read that"),
          new Fact(LATENCY_LOG, "latencies of every second, HdrHistogram's log"),
          new Fact(SERIES, "what load, generator and members did in every second"),
          new Fact("report.md", "the answer, the comparison and the findings as Markdown"),
          new Fact("report.html", "this page"));

  private final Reading reading;

  private EnvironmentPart(Reading reading) {
    this.reading = reading;
  }

  static Section of(Reading reading) {
    return new EnvironmentPart(reading).section();
  }

  private Section section() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Facts(
            reading.remarks().environment().stream()
                .map(named -> new Fact(named.name(), named.value()))
                .toList()));
    blocks.add(again());
    source().ifPresent(blocks::add);
    blocks.add(files());
    return new Section("environment", "Environment", "", blocks);
  }

  private Block again() {
    Again again = Again.of(reading.result());
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Verbatim("Command", again.command()));
    again.remarks().forEach(remark -> blocks.add(new Block.Prose(remark)));
    return new Block.Group(
        reading.result().imported() ? "Import it again" : "Run it again", blocks);
  }

  private Optional<Block> source() {
    BenchResult.ProfileSource profile = reading.result().profile();
    boolean imported = reading.result().imported();
    if (profile.text().isBlank()) {
      return Optional.empty();
    }
    List<Block> text = new ArrayList<>();
    if (!profile.overrides().isEmpty()) {
      text.add(
          new Block.Prose(
              (imported ? "The command line said besides: " : "The command line changed: ")
                  + String.join(", ", profile.overrides())
                  + "."));
    }
    String name = imported ? profile.name() : Again.profileFile(profile);
    text.add(new Block.Verbatim(name, profile.text()));
    String title = imported ? "What was read" : "The profile as it was run";
    return Optional.of(new Block.Folded(title, false, text));
  }

  private Block files() {
    if (reading.beside().isEmpty()) {
      return new Block.Group(
          "Files of this result",
          List.of(
              new Block.Prose("In the directory of the result " + reading.result().id() + ":"),
              new Block.Facts(FILES.stream().filter(this::belongs).toList())));
    }
    Stream<Fact> there = FILES.stream().filter(file -> reading.beside().contains(file.name()));
    return new Block.Group(
        "Files beside this page",
        List.of(
            new Block.Facts(
                there.map(file -> new Fact(file.name(), file.value(), file.name())).toList())));
  }

  /** Whether results like this have it. */
  private boolean belongs(Fact file) {
    return switch (file.name()) {
      case LATENCY_LOG -> !reading.result().imported();
      case SERIES -> !reading.series().isEmpty();
      default -> true;
    };
  }
}
