package org.etcdbench.cli.docker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Packs files for a container, where they are root's and nobody else can read them. */
final class RootsFiles {
  private static final int OWNER_ALONE = 0100600;

  private RootsFiles() {}

  /**
   * An archive of files, to be unpacked at the container's root.
   *
   * @param directory where they are to be; made by the engine if it is not there
   */
  static InputStream tar(Path directory, List<Path> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      for (Path file : files) {
        byte[] content = Files.readAllBytes(file);
        Path target = directory.resolve(String.valueOf(file.getFileName()));
        TarArchiveEntry entry = new TarArchiveEntry(target.toString());
        entry.setIds(0, 0);
        entry.setNames("", "");
        entry.setMode(OWNER_ALONE);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }
}
