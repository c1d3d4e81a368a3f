package org.etcdbench.core.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Flexible I/O tester, where it is installed: what etcd's documents measure disks with. */
record Fio(Path program) {

  static Optional<Fio> installed() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(entry -> Path.of(entry).resolve("fio"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Fio::new);
  }

  /** What it says of syncs. */
  record Syncs(int count, long p50Ns, long p99Ns) {}

  /** Runs it as etcd's documents do. */
  Syncs measure(Path directory) throws IOException, InterruptedException {
    Path output = directory.resolve("fio.json");
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--rw=write",
                "--ioengine=sync",
                "--fdatasync=1",
                "--directory=" + directory,
                "--size=22m",
                "--bs=2300",
                "--name=mytest",
                "--output-format=json")
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("fio failed: " + Files.readString(output));
    }
    JsonNode syncs = new ObjectMapper().readTree(output.toFile()).at("/jobs/0/sync/lat_ns");
    return new Syncs(
        syncs.path("N").intValue(),
        syncs.path("percentile").path("50.000000").longValue(),
        syncs.path("percentile").path("99.000000").longValue());
  }
}
