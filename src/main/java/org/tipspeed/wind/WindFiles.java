package org.tipspeed.wind;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.tipspeed.files.InputFile;
import org.tipspeed.wind.WindKind.Recipe;

/**
 * Opens a wind file by what it is: {@code .bts} TurbSim, {@code .hh} and {@code .hht} hub-height
 * text, {@code .wnd} Bladed if it starts with -99 and otherwise hub-height text, {@code .bin} and
 * {@code .u} HAWC2; any other name by its first bytes. {@code offset} is how far into the file the
 * episode starts [s].
 */
final class WindFiles {

  private static final String OFFSET = "offset";

  private WindFiles() {}

  /** Options of all formats together. */
  static String[] options() {
    return Stream.concat(Stream.of(OFFSET), Arrays.stream(MannFiles.OPTIONS))
        .toArray(String[]::new);
  }

  static Recipe recipe(WindOptions options) {
    Path file = path(options);
    double offset = options.number(OFFSET, 0, 0, 1e6);
    return site -> {
      try {
        return open(options, file, site, offset);
      } catch (WindException e) {
        throw nameFile(file, e);
      } catch (IllegalArgumentException | IOException e) {
        throw nameFile(file, new WindException(String.valueOf(e.getMessage()), e));
      }
    };
  }

  private static Path path(WindOptions options) {
    if (options.argument().isEmpty()) {
      throw options.complaint("lacks the path of a file, such as file:field.bts");
    }
    try {
      return Path.of(options.argument());
    } catch (InvalidPathException e) {
      throw options.complaint(
          "is not the path of a file: %s; a name with other than English letters takes a UTF-8 locale"
              .formatted(e.getReason()));
    }
  }

  /**
   * The file of a name beside another, whatever the case of its letters: {@code FIELD.SUM} beside
   * {@code FIELD.WND}.
   *
   * @return the name as it is if there is no such file
   * @throws IOException if several differ in case only
   */
  static Path companion(Path file, String name) throws IOException {
    String stem = name.substring(0, name.lastIndexOf('.') + 1);
    List<Path> alike;
    try (Stream<Path> beside = Files.list(file.toAbsolutePath().getParent())) {
      alike = beside.filter(each -> fileName(each).equalsIgnoreCase(name)).sorted().toList();
    }
    List<Path> sameStem = alike.stream().filter(each -> fileName(each).startsWith(stem)).toList();
    List<Path> found = sameStem.isEmpty() ? alike : sameStem;
    if (found.size() > 1) {
      throw new IOException(
          "it has two companions, %s and %s: leave the right one"
              .formatted(fileName(found.get(0)), fileName(found.get(1))));
    }
    return file.resolveSibling(found.isEmpty() ? name : fileName(found.get(0)));
  }

  private static String fileName(Path file) {
    return file.getFileName().toString();
  }

  private static WindException nameFile(Path file, WindException e) {
    return e.getMessage().startsWith(file.toString())
        ? e
        : new WindException("%s: %s".formatted(file, e.getMessage()), e);
  }

  private static WindField open(WindOptions options, Path file, Site site, double offset)
      throws IOException {
    Format format = Format.of(file);
    if (format != Format.MANN) {
      refuseOptionsOf(options, MannFiles.OPTIONS, "HAWC2 boxes only");
    }
    return switch (format) {
      case TURBSIM -> new TurbulentField(TurbSimFile.read(file), site, offset);
      case BLADED -> new TurbulentField(BladedFile.read(file), site, offset);
      case MANN -> new TurbulentField(MannFiles.read(file, options, site), site, offset);
      case HUB_HEIGHT -> HubHeightField.of(HubHeightFile.read(file), site, offset);
    };
  }

  static void refuseOptionsOf(WindOptions options, String[] keys, String owner) {
    List<String> given = Arrays.stream(keys).filter(options::has).toList();
    if (!given.isEmpty()) {
      throw options.complaint(
          "has options that are for %s: %s".formatted(owner, String.join(", ", given)));
    }
  }

  private enum Format {
    TURBSIM,
    BLADED,
    MANN,
    HUB_HEIGHT;

    static Format of(Path file) throws IOException {
      if (!Files.exists(file)) {
        throw new WindException(file + ": there is no such file");
      }
      if (Files.isDirectory(file)) {
        throw new WindException(file + ": it is a directory");
      }
      String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
      return switch (name.substring(name.lastIndexOf('.') + 1)) {
        case "bts" -> TURBSIM;
        case "hh", "hht" -> HUB_HEIGHT;
        case "bin", "u" -> MANN;
        case "wnd" -> binaryOrText(file);
        default -> byContent(file);
      };
    }

    private static Format binaryOrText(Path file) throws IOException {
      return switch (firstNumber(file)) {
        case BladedFile.ID -> BLADED;
        case BladedFile.OLD_ID ->
            throw new WindException(
                file
                    + ": it is a field in the old format of SNLWIND-3D and Bladed (it starts with"
                    + " -3), which is not read; make a .bts of it, or have TurbSim make the field");
        case BladedFile.BIG_ENDIAN_ID ->
            throw new WindException(
                file + ": it is a big-endian Bladed field; little-endian ones are read");
        case TurbSimFile.ID_ENDS, TurbSimFile.ID_PERIODIC ->
            throw new WindException(
                file + ": it starts as a TurbSim field does; if it is one, name it .bts");
        default -> HUB_HEIGHT;
      };
    }

    private static Format byContent(Path file) throws IOException {
      return switch (firstNumber(file)) {
        case TurbSimFile.ID_ENDS, TurbSimFile.ID_PERIODIC -> TURBSIM;
        case BladedFile.ID -> BLADED;
        default ->
            throw new WindException(
                file + ": it is none of the wind files known: .bts, .wnd, .hh, .hht, .bin, .u");
      };
    }

    private static short firstNumber(Path file) throws IOException {
      try (InputStream in = Files.newInputStream(InputFile.regular(file))) {
        int low = in.read();
        return (short) (low | in.read() << 8);
      }
    }
  }
}
