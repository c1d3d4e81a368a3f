package org.etcdbench.core.result;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What members and generator did during the measured part of a run: from the moment its first
 * measured iteration began to the moment the last one ended, with the short idle times between
 * iterations. What could not be observed is absent, never zero.
 *
 * @param members what each member's metrics said, in the cluster's order; empty if none were read
 * @param logs what each member wrote to its log, for members of ours; empty if none were read
 * @param pauses when the generator itself stood still; null where nobody looked
 * @param machine how the CPUs of the generator's machine were used; null where that cannot be told
 * @param serverCount requests as the members counted them; null where they cannot be told
 * @param membersHere names of the members that are known to run on the generator's machine; null
 *     where nobody asked
 */
public record Observations(
    List<MemberMetrics> members,
    List<MemberEvents> logs,
    @Nullable GeneratorPauses pauses,
    @Nullable MachineUse machine,
    @Nullable ServerCount serverCount,
    @Nullable List<String> membersHere) {

  /** Copies the lists. */
  public Observations {
    members = List.copyOf(members);
    logs = List.copyOf(logs);
    membersHere = membersHere == null ? null : List.copyOf(membersHere);
  }

  /** Of members of which nobody asked where they run. */
  public Observations(
      List<MemberMetrics> members,
      List<MemberEvents> logs,
      @Nullable GeneratorPauses pauses,
      @Nullable MachineUse machine,
      @Nullable ServerCount serverCount) {
    this(members, logs, pauses, machine, serverCount, null);
  }

  /** The members that are known to run on the generator's machine. */
  public List<String> here() {
    return membersHere == null ? List.of() : membersHere;
  }

  /** When the generator itself stood still; empty where nobody looked. */
  public Optional<GeneratorPauses> generatorPauses() {
    return Optional.ofNullable(pauses);
  }

  /** How the CPUs of the generator's machine were used; empty where that cannot be told. */
  public Optional<MachineUse> machineUse() {
    return Optional.ofNullable(machine);
  }

  /** Requests as the members counted them; empty where they cannot be told. */
  public Optional<ServerCount> countedByServer() {
    return Optional.ofNullable(serverCount);
  }

  /** What the metrics of the member with this name said; empty if they were not read. */
  public Optional<MemberMetrics> member(String name) {
    return members.stream().filter(member -> member.member().equals(name)).findFirst();
  }

  /** The metrics of the member that led at every scrape; empty if there is none. */
  public Optional<MemberMetrics> leader() {
    return members.stream().filter(MemberMetrics::leader).findFirst();
  }
}
