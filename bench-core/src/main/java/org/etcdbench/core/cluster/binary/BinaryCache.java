package org.etcdbench.core.cluster.binary;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The user's cache: {@code <cache>/etcd/<version>/etcd}, several versions side by side, each with a
 * note of where it came from. A version appears whole or not at all, also while several processes
 * install at once.
 */
final class BinaryCache {
  private static final String EXECUTABLE = "etcd";
  private static final String ORIGIN = "origin";

  private final Path root;
  private final VersionProbe probe;

  /**
   * A cache.
   *
   * @param cacheDir the directory that is all ours; need not exist
   */
  BinaryCache(Path cacheDir, VersionProbe probe) {
    this.root = cacheDir.toAbsolutePath().resolve("etcd");
    this.probe = probe;
  }

  /** Lays an etcd's files out in a directory that is empty. */
  @FunctionalInterface
  interface Unpacking {
    /** Unpacks and returns the etcd executable among the files. */
    Path into(Path directory) throws UnavailableException, IOException, InterruptedException;
  }

  /** The directory that holds one directory for each version. */
  Path root() {
    return root;
  }

  /** Where a version's executable is, or would be. */
  Path executable(EtcdVersion version) {
    return root.resolve(version.toString()).resolve(EXECUTABLE);
  }

  /** Where the version's binary came from; empty if somebody put it there by hand. */
  Optional<String> origin(EtcdVersion version) {
    try {
      String note = Files.readString(executable(version).resolveSibling(ORIGIN)).strip();
      return Optional.of(note).filter(text -> !text.isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The versions that have a directory, newest first. */
  List<EtcdVersion> versions() throws UnavailableException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(root)) {
      return entries
          .flatMap(entry -> EtcdVersion.parse(String.valueOf(entry.getFileName())).stream())
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (IOException e) {
      throw new UnavailableException("cannot be read: " + e, e);
    }
  }

  /**
   * Adds a binary; if another process added the same version meanwhile, that one is used.
   *
   * @param origin where the binary comes from, in words
   * @throws UnavailableException if it cannot be unpacked, does not run, or has another version
   *     than wanted; nothing is kept then
   */
  EtcdBinary install(String origin, VersionPrefix wanted, Unpacking unpacking)
      throws UnavailableException, InterruptedException {
    try (Scratch staging = Scratch.inside(root)) {
      Path unpacked = unpacking.into(Files.createDirectory(staging.path().resolve("unpacked")));
      EtcdVersion version = probeUnpacked(unpacked);
      if (!wanted.matches(version)) {
        throw new UnavailableException(
            "what was unpacked is etcd " + version + ", not " + wanted.text());
      }
      Path entry = Files.createDirectory(staging.path().resolve("entry"));
      Files.move(unpacked, entry.resolve(EXECUTABLE));
      Files.writeString(entry.resolve(ORIGIN), origin + "\n");
      publish(entry, version);
      return new EtcdBinary(executable(version), version.toString(), origin);
    } catch (IOException e) {
      throw new UnavailableException("cannot write to the cache " + root + ": " + e, e);
    }
  }

  private EtcdVersion probeUnpacked(Path file) throws UnavailableException, InterruptedException {
    try {
      return probe.versionOf(file);
    } catch (UnavailableException e) {
      throw new UnavailableException("what was unpacked " + e.reason(), e);
    }
  }

  private void publish(Path entry, EtcdVersion version)
      throws IOException, UnavailableException, InterruptedException {
    Path target = root.resolve(version.toString());
    try {
      Files.move(entry, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.exists(executable(version))) {
        throw e;
      }
      useExisting(version, target);
    }
  }

  /** The entry was there first: the other process's, unless it is broken. */
  private void useExisting(EtcdVersion version, Path target)
      throws UnavailableException, InterruptedException {
    try {
      probe.versionOf(executable(version));
    } catch (UnavailableException e) {
      throw new UnavailableException(
          executable(version) + " " + e.reason() + "; delete " + target, e);
    }
  }
}
