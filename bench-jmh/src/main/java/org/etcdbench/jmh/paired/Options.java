package org.etcdbench.jmh.paired;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.etcdbench.core.scenario.DriverKind;
import org.jspecify.annotations.Nullable;

/** What the command line asks for. */
final class Options {
  static final String USAGE =
      """
      Measures our drivers and other clients in turn against the leader of 3 local members.

        --etcd-version V    version of etcd, or its beginning; default: any
        --rounds N          default 3; each has a fresh cluster, and the clients take turns
        --warmup SECONDS    of each measurement, default 2
        --measure SECONDS   of each measurement, default 4
        --drivers A,B       our drivers; default: all that have a network
        --cells A,B         of put|linearizable|serializable:CONNS/CLIENTS; default: all eight
        --h2load PATH       default: the one on the PATH, if there is one
        --go PATH           etcd's own benchmark tool; default: none
        --markdown FILE     writes the table there too
      """;

  private static final int MOST_ROUNDS = 50;
  private static final int MOST_SECONDS = 60;

  String etcdVersion = "";
  int rounds = 3;
  int warmupSeconds = 2;
  int measureSeconds = 4;
  List<DriverKind> drivers =
      DriverKind.ours().stream().filter(kind -> kind != DriverKind.LOOPBACK).toList();
  List<Cell> cells = Cell.ALL;
  @Nullable Path h2load;
  @Nullable Path go;
  @Nullable Path markdown;

  private Options() {}

  /**
   * Reads a command line.
   *
   * @param searchPath the variable PATH
   * @throws IllegalArgumentException if it cannot be understood
   */
  static Options parse(List<String> args, String searchPath) {
    Options options = new Options();
    options.h2load = find("h2load", searchPath).orElse(null);
    for (Iterator<String> words = args.iterator(); words.hasNext(); ) {
      String name = words.next();
      if (!words.hasNext()) {
        throw new IllegalArgumentException(name + " needs a value, or is none of the options");
      }
      options.set(name, words.next());
    }
    return options;
  }

  private void set(String name, String value) {
    switch (name) {
      case "--etcd-version" -> etcdVersion = value;
      case "--rounds" -> rounds = number(name, value, MOST_ROUNDS);
      case "--warmup" -> warmupSeconds = number(name, value, MOST_SECONDS);
      case "--measure" -> measureSeconds = number(name, value, MOST_SECONDS);
      case "--drivers" -> drivers = list(value).stream().map(DriverKind::parse).toList();
      case "--cells" -> cells = list(value).stream().map(Cell::parse).toList();
      case "--h2load" -> h2load = program(name, value);
      case "--go" -> go = program(name, value);
      case "--markdown" -> markdown = Path.of(value);
      default -> throw new IllegalArgumentException("there is no option " + name);
    }
  }

  private static List<String> list(String value) {
    return List.of(value.split(",", -1));
  }

  private static int number(String name, String value, int most) {
    int number = value.matches("\\d{1,9}") ? Integer.parseInt(value) : 0;
    if (number < 1 || number > most) {
      throw new IllegalArgumentException(name + " must be 1.." + most + ", got: " + value);
    }
    return number;
  }

  private static Path program(String name, String value) {
    Path path = Path.of(value);
    if (!Files.isExecutable(path)) {
      throw new IllegalArgumentException(name + " is no program: " + value);
    }
    return path;
  }

  private static Optional<Path> find(String program, String searchPath) {
    return Arrays.stream(searchPath.split(":", -1))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Lengths lengths() {
    return new Lengths(Duration.ofSeconds(warmupSeconds), Duration.ofSeconds(measureSeconds));
  }

  Optional<Path> h2loadProgram() {
    return Optional.ofNullable(h2load);
  }

  Optional<Path> goProgram() {
    return Optional.ofNullable(go);
  }

  Optional<Path> markdownFile() {
    return Optional.ofNullable(markdown);
  }
}
