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
      throw options.complaint("is not the path of a file: " + e.getReason());
    }
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
        case "wnd" -> firstNumber(file) == BladedFile.ID ? BLADED : HUB_HEIGHT;
        default -> byContent(file);
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
      try (InputStream in = Files.newInputStream(file)) {
        int low = in.read();
        return (short) (low | in.read() << 8);
      }
    }
  }
}
