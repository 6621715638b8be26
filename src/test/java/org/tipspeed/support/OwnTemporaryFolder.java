package org.tipspeed.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder of a test's own, so that what is left in it is known to be the test's. */
public final class OwnTemporaryFolder implements AutoCloseable {

  private static final String PROPERTY = "java.io.tmpdir";

  private final String before = System.getProperty(PROPERTY);
  private final Path folder;

  public OwnTemporaryFolder(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    System.setProperty(PROPERTY, folder.toString());
  }

  /** Files and folders of this program that are in it. */
  public List<Path> leftOver() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().startsWith("tipspeed-")).toList();
    }
  }

  @Override
  public void close() {
    System.setProperty(PROPERTY, before);
  }
}
