package org.etcdbench.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.etcdbench.core.profile.Reading.problems;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest {
  private static final String GOOD = "scenarios: [{operation: put}]\n";

  @Test
  void areReportedAllAtOnceInTheOrderOfTheFile() {
    assertThat(
            problems(
                """
                runs: 0
                konns: 1
                seed: x
                members: [3, 99]
                scenarios:
                  - operation: putt
                    conns: 5
                    runs: 2
                  - operation: put
                    target: m5
                    measurement: { time: 1s, requests: 5 }
                  - range
                runs: 1
                """))
        .containsExactly(
            "dir/p.yaml:1:7: runs must be 1..1000, got: 0",
            "dir/p.yaml:2:1: unknown key 'konns'; allowed here: "
                + String.join(", ", Keys.TOP)
                + " (did you mean 'conns'?)",
            "dir/p.yaml:3:7: seed must be a whole number, got: 'x'",
            "dir/p.yaml:4:14: members must be 1..9, got: 99",
            "dir/p.yaml:6:16: operation must be put or range, got: 'putt'",
            "dir/p.yaml:7:12: conns 5 > clients 1: 4 of the connections would idle;"
                + " set idle-conns: true if that is meant",
            "dir/p.yaml:8:5: unknown key 'runs'; allowed here: "
                + String.join(", ", Keys.SCENARIO)
                + " ('runs' is a key of the top level)",
            "dir/p.yaml:10:13: target m5 must be leader, followers, all or one of the 3 members: m1, m2, m3",
            "dir/p.yaml:11:30: measurement.time and measurement.requests exclude each other;"
                + " keep one",
            "dir/p.yaml:12:5: a scenario must be a map, got: a single value",
            "dir/p.yaml:13:1: duplicate key 'runs', first in line 1");
  }

  @Test
  void takeOneLineEachWhateverTheFileHolds() {
    assertThat(problems("runs: \"1\\n\\e[2J\"\nmembers: !!binary aGk=\n" + GOOD))
        .containsExactly(
            "dir/p.yaml:1:7: runs must be a whole number, got: '1??[2J'",
            "dir/p.yaml:2:10: members must be a whole number, got: 'aGk='");
  }

  @Test
  void comeAsRecordsToo() {
    ProfileException e =
        catchThrowableOfType(ProfileException.class, () -> Reading.plan("runs: 0\n" + GOOD));

    assertThat(e.problems())
        .containsExactly(new Problem("dir/p.yaml:1:7", "runs must be 1..1000, got: 0"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          runs: 1.5                     | 7  | runs must be a whole number, got: '1.5'
          runs: [1]                     | 7  | runs needs a value here, got: a list
          runs:                         | 6  | runs needs a value here, got: nothing
          runs: 99999999999             | 7  | runs must be at most 2147483647, got: 99999999999
          runs: {a: 1}                  | 7  | runs needs a value here, got: a map
          name: a b                     | 7  | name must be letters, digits, '_' and '-', got: 'a b'
          description: [a]              | 14 | description needs a value here, got: a list
          seed: 99999999999999999999    | 7  | seed must be within -9223372036854775808..9223372036854775807, got: 99999999999999999999
          members: 0                    | 10 | members must be 1..9, got: 0
          members: []                   | 10 | members must have at least one value, got: []
          members: [3, [5]]             | 14 | members needs a value here, got: a list
          etcd: 3.5                     | 7  | etcd must be a map, got: a single value
          etcd: {version: v3.5}         | 17 | etcd.version must be a version or its beginning, like 3.5 or 3.5.12, got: 'v3.5'
          etcd: {args: [""]}            | 15 | etcd.args must be an argument of etcd, got: ''
          etcd: {versoin: 3.5}          | 8  | unknown key 'versoin'; allowed here: version, args, tls, auth (did you mean 'version'?)
          max-error-pct: 101            | 16 | max-error-pct must be 0..100, got: 101.0
          max-error-pct: NaN            | 16 | max-error-pct must be a plain number like 0.1 or 1000, got: 'NaN'
          generator-warmup: 5           | 19 | generator-warmup: a duration is a whole number and a unit (ms, s, m, h) like 500ms or 2s, got: '5'
          iteration-limit: 0s           | 18 | iteration-limit must be > 0 and <= 8760h, got: 0ms
          timeout: 0ms                  | 10 | timeout must be > 0 and <= 8760h, got: 0ms
          warmup: {iterations: -1}      | 22 | iterations must be 0..10000, got: -1
          warmup: {time: 9ms}           | 16 | time must be >= 10ms, got: 9ms
          warmup: {count: 1}            | 10 | unknown key 'count'; allowed here: iterations, time, requests, gate, window, limit
          measurement: {iterations: 0}  | 27 | measurement.iterations must be >= 1, got: 0
          measurement: {requests: 0}    | 25 | requests must be 1..1000000000000, got: 0
          measurement: {requests: many} | 25 | measurement.requests must be a whole number, got: 'many'
          key-size: 0                   | 11 | key-size must be 1..32768, got: 0
          key-size: 1KB                 | 11 | key-size must be a number of bytes like 256, 64KiB or 1MiB, got: '1KB'
          value-size: 2MiB              | 13 | value-size must be 0..1500000, got: 2097152
          key-space: 0                  | 12 | key-space must be >= 1, got: 0
          key-size: 2                   | 11 | key-space 10000 does not fit in key-size 2: at most 3844 keys
          key-order: random             | 12 | key-order must be sequential or uniform, got: 'random'
          consistency: strong           | 14 | consistency must be linearizable or serializable, got: 'strong'
          target: a b                   | 9  | target must be leader, followers, all or a member's name (letters, digits, '_', '.', '-'), got: 'a b'
          target: [all, m0]             | 15 | target m0 must be leader, followers, all or one of the 3 members: m1, m2, m3
          load: 100                     | 7  | load must be conns/clients like 100/1000, got: '100'
          load: 0/1                     | 7  | conns must be 1..100000, got: 0
          load: 1/x                     | 7  | clients must be a whole number, got: 'x'
          load: 2/1                     | 7  | conns 2 > clients 1: 1 of the connections would idle; set idle-conns: true if that is meant
          rate: 0                       | 7  | rate must be > 0 and <= 10000000, got: 0
          rate: [5, -1]                 | 11 | rate must be > 0 and <= 10000000, got: -1
          rate: 10000000.5              | 7  | rate must be > 0 and <= 10000000, got: 10000000.5
          rate: NaN                     | 7  | rate must be a plain number like 0.1 or 1000, got: 'NaN'
          rate: .inf                    | 7  | rate must be a plain number like 0.1 or 1000, got: '.inf'
          rate: 1e3                     | 7  | rate must be a plain number like 0.1 or 1000, got: '1e3'
          arrival: poisson              | 10 | arrival belongs to an open load: one with rate or phases; no scenario has one
          arrival: bursty               | 10 | arrival must be constant or poisson, got: 'bursty'
          max-in-flight: 0              | 16 | max-in-flight must be 1..1000000, got: 0
          max-in-flight: 5              | 16 | max-in-flight belongs to an open load: one with rate or phases; no scenario has one
          driver: grpc                  | 9  | no driver 'grpc'; there are: lean, jetcd, loopback
          warmup: {gate: warm}          | 16 | warmup.gate must be time, requests or steady, got: 'warm'
          warmup: {gate: requests}      | 16 | warmup.gate requests needs warmup.requests
          warmup: {gate: time, requests: 5} | 16 | warmup: the gate time has no requests
          warmup: {gate: steady, time: 5s}  | 16 | warmup: the gate steady has no time; it has a window and a limit
          warmup: {gate: steady, iterations: 2} | 16 | warmup.iterations must be 1 with the gate steady, which is one warm-up as long as it takes, got: 2
          warmup: {gate: steady, window: 9s}    | 16 | window must be 10s..1h in whole seconds, got: 9s
          warmup: {gate: steady, window: 2h}    | 16 | window must be 10s..1h in whole seconds, got: 2h
          warmup: {gate: steady, window: 10500ms} | 16 | window must be 10s..1h in whole seconds, got: 10500ms
          warmup: {gate: steady, limit: 30s}    | 16 | limit must be >= the window and 5s to look again, 65s, got: 30s
          warmup: {window: 30s}         | 10 | warmup.window is for the gate steady
          phases: 5                     | 9  | phases must be a list of maps, at least one
          phases: []                    | 9  | phases must be a list of maps, at least one
          phases: [5]                   | 10 | phases must be maps, got: a single value
          phases: [{rate: 5}]           | 10 | a phase needs a time
          phases: [{time: 9ms, rate: 5}]      | 17 | time must be >= 10ms, got: 9ms
          phases: [{time: 1s}]                | 10 | a phase has one of rate, ramp: [from, to] and steps: [...], got: none
          phases: [{time: 1s, rate: 5, steps: [6]}] | 10 | a phase has one of rate, ramp: [from, to] and steps: [...], got: rate and steps
          phases: [{time: 1s, ramp: 5}]       | 10 | ramp must be two rates, [from, to], got: 1
          phases: [{time: 1s, ramp: [5, 6, 7]}] | 10 | ramp must be two rates, [from, to], got: 3
          phases: [{time: 1s, ramp: [5, 0]}]  | 31 | rate must be > 0 and <= 10000000, got: 0
          phases: [{time: 1s, rate: [5, 6]}]  | 10 | rate must be one value; several, one after the other, are steps
          phases: [{time: 9s, rate: 5}, {at: 3s, time: 9s, rate: 5}] | 31 | phases overlap: this one begins at 3s, the one before ends at 9s
          idle-conns: yes               | 13 | idle-conns must be true or false, got: 'yes'
          """)
  void namesTheValueAndItsPlace(String line, int column, String what) {
    assertThat(problems(line + "\n" + GOOD))
        .containsExactly("dir/p.yaml:1:" + column + ": " + what);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {target: all}                                | 3  | operation is missing, here and at the top level: put or range
          {operation: put, consistency: linearizable}  | 33 | consistency belongs to range; this scenario only puts
          {operation: put, load: 1/1, clients: 2}      | 31 | load and clients exclude each other; keep one
          {operation: put, rate: 5, clients: 2}        | 29 | clients and rate exclude each other; keep one
          {operation: put, rate: 5, load: 1/1}         | 29 | load and rate exclude each other; keep one
          {operation: put, rate: 5, phases: [{time: 1s, rate: 5}]}     | 29 | rate and phases exclude each other; keep one
          {operation: put, clients: 2, arrival: poisson}               | 41 | arrival belongs to an open load: one with rate or phases
          {operation: put, clients: 2, max-in-flight: 9}               | 47 | max-in-flight belongs to an open load: one with rate or phases
          {operation: put, rate: 5, conns: 9, max-in-flight: 8}        | 54 | max-in-flight 8 < conns 9: each connection needs a slot
          {operation: put, rate: 5, measurement: {requests: 7}}        | 53 | measurement.requests does not go with a rate: say measurement.time
          {operation: put, phases: [{time: 1s, rate: 5}], measurement: {time: 7s}} | 71 | measurement: phases say themselves how long is measured; leave it out
          {operation: put, phases: [{time: 1s, rate: 5}], measurement: {iterations: 7}} | 77 | measurement.iterations: phases say themselves how long is measured; leave it out
          {operation: put, warmup: {gate: steady}, measurement: {requests: 7}}     | 68 | warmup.gate steady needs measurement.time >= 10s, got: 7 requests
          {operation: put, target: followers, members: [3, 1]} | 52 | target followers needs members >= 2, got: 1
          {operation: put, key-space: 4, key-size: 1, value-size: -1} | 59 | value-size must be 0..1500000, got: -1
          {operation: put, conns: [1, 3], clients: [2, 3]} | 45 | conns 3 > clients 2: 1 of the connections would idle; set idle-conns: true if that is meant
          """)
  void namesTheScenariosContradiction(String entry, int column, String what) {
    assertThat(problems("scenarios:\n- " + entry))
        .containsExactly("dir/p.yaml:2:" + column + ": " + what);
  }

  @Test
  void namesScenariosThatResultsCannotTellApart() {
    assertThat(problems("scenarios:\n- operation: put\n- {operation: put, timeout: 1s}"))
        .containsExactly(
            "dir/p.yaml:3:3: m3-put-leader-c1x1-k8-v256-n10000-lean occurs twice and differs only in"
                + " key-order, warmup, measurement, timeout, max-in-flight or the shape of its"
                + " phases, which results cannot tell apart; make two profiles of it");
  }

  @Test
  void nameWarmupsThatAnotherMapGates() {
    assertThat(
            problems(
                "warmup: {gate: steady}\nmeasurement: {time: 10s}\nscenarios:\n- {operation: put, warmup: {iterations: 3}}"))
        .containsExactly(
            "dir/p.yaml:4:41: warmup.iterations must be 1 with the gate steady, which is one warm-up"
                + " as long as it takes, got: 3");
  }

  @Test
  void refuseLoopbackTogetherWithOthers() {
    assertThat(problems("driver: [lean, loopback]\n" + GOOD))
        .containsExactly(
            "dir/p.yaml: driver loopback sends nothing to any member, so it can only run alone");
  }

  @Test
  void refusesListsThatExplode() {
    String hundred = "[" + "1/1, ".repeat(101) + "1/1]";
    String values = "[" + "1, ".repeat(101) + "1]";

    assertThat(
            problems(
                "scenarios:\n- {operation: put, load: "
                    + hundred
                    + ", value-size: "
                    + values
                    + "}"))
        .containsExactly(
            "dir/p.yaml:2:3: the lists multiply into more than 10000 scenarios; shorten them");
  }
}
