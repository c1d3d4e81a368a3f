package org.etcdbench.report.html;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.etcdbench.core.result.ClusterChange;
import org.etcdbench.core.result.ClusterChange.MemberChange;
import org.etcdbench.core.result.ClusterSnapshot;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.member.DataHashes;
import org.etcdbench.core.scenario.ByteSizes;
import org.etcdbench.report.html.Table.Cell;
import org.etcdbench.report.html.Table.Head;

/** What the runs of each row did to their clusters. */
final class ClusterTable {
  private final Reading reading;

  ClusterTable(Reading reading) {
    this.reading = reading;
  }

  /** The table, or nothing where no member answered before and after. */
  List<Block> blocks() {
    List<Table.Body> bodies = new ArrayList<>();
    for (Reading.Group group : reading.groups()) {
      List<Table.Line> lines = new ArrayList<>();
      for (Row row : group.rows()) {
        if (row.result().runs().stream().anyMatch(run -> run.clusterChange().isPresent())) {
          lines.add(line(row));
        }
      }
      if (!lines.isEmpty()) {
        bodies.add(new Table.Body(group.label(), lines));
      }
    }
    return bodies.isEmpty()
        ? List.of()
        : List.of(
            new Block.Grid(
                new Table(
                    "Members' databases",
                    "The most that a member had or a run did, over all runs. lag: entries that a"
                        + " member had not applied in the end; free: what a defragmentation would"
                        + " give back; data: whether members' hashes over their data were equal.",
                    heads(),
                    bodies)));
  }

  private List<Head> heads() {
    return List.of(
        Head.text(reading.key().label()),
        Head.figures("db before", "largest database file before a run"),
        Head.figures("db after", "largest database file after a run"),
        Head.figures("in use", "the part of it that is in use"),
        Head.figures("free", "what a defragmentation would give back"),
        Head.figures("revisions", "made in a run"),
        Head.figures("lag", "entries not applied in the end"),
        Head.text("data"));
  }

  private static Table.Line line(Row row) {
    List<RunResult> runs = row.result().runs();
    List<ClusterSnapshot> before = runs.stream().map(RunResult::before).toList();
    List<ClusterSnapshot> after = runs.stream().map(RunResult::after).toList();
    List<ClusterChange> changes =
        runs.stream().flatMap(run -> run.clusterChange().stream()).toList();
    long lag =
        changes.stream()
            .flatMap(change -> change.members().stream())
            .mapToLong(MemberChange::lag)
            .max()
            .orElse(0);
    OptionalLong revisions =
        changes.stream()
            .flatMap(change -> java.util.Optional.ofNullable(change.revisions()).stream())
            .mapToLong(Long::longValue)
            .max();
    return new Table.Line(
        false,
        List.of(
            Cell.of(row.value()),
            bytes(before, MemberStatus::dbSizeBytes),
            bytes(after, MemberStatus::dbSizeBytes),
            bytes(after, MemberStatus::dbSizeInUseBytes),
            bytes(after, MemberStatus::freeBytes),
            Cell.of(revisions.isPresent() ? Long.toString(revisions.getAsLong()) : ""),
            Cell.of(Long.toString(lag)),
            data(after)));
  }

  private static Cell bytes(List<ClusterSnapshot> snapshots, ToLongFunction<MemberStatus> of) {
    OptionalLong most = snapshots.stream().flatMap(s -> s.answered().stream()).mapToLong(of).max();
    return Cell.of(most.isPresent() ? ByteSizes.format(most.getAsLong()) : "");
  }

  private static Cell data(List<ClusterSnapshot> snapshots) {
    Set<DataHashes.Verdict> verdicts =
        snapshots.stream()
            .flatMap(snapshot -> snapshot.data().stream())
            .map(DataHashes::verdict)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(DataHashes.Verdict.class)));
    String text =
        verdicts.stream()
            .map(verdict -> verdict.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    boolean equal = verdicts.equals(EnumSet.of(DataHashes.Verdict.EQUAL));
    boolean differs = verdicts.contains(DataHashes.Verdict.DIFFERENT);
    return new Cell(text, "", differs ? Tone.BAD : equal ? Tone.GOOD : Tone.NEUTRAL);
  }
}
