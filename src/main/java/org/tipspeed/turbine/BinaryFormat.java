package org.tipspeed.turbine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tipspeed.files.InputFile;

/**
 * What the first bytes of a file say about the machine it is for: a system's own messages on a
 * wrong file are hard to read.
 */
public enum BinaryFormat {
  ELF("a Linux library"),
  PE("a Windows library"),
  MACH_O("a macOS library"),
  OTHER("no shared library");

  private static final int HEAD = 4096;
  private static final int ELF_MACHINE = 18;
  private static final int ELF_SECTIONS = 40;
  private static final int ELF_HEAD = 64;
  private static final int PE_OFFSET = 0x3c;
  private static final int MACH_O_64 = 0xfeedfacf;

  private final String description;

  BinaryFormat(String description) {
    this.description = description;
  }

  /**
   * @throws TurbineException with one sentence, if the file cannot be a library of this machine
   */
  public static void requireLoadable(Path file) {
    if (!Files.isRegularFile(file)) {
      throw refused("there is no simulator library %s: name the library file itself", file);
    }
    ByteBuffer head = head(file);
    BinaryFormat format = of(head);
    if (format != expected()) {
      throw refused("%s is " + format.description + ", not " + expected().description, file);
    }
    String machine = machine(format, head);
    if (!machine.equals(thisMachine())) {
      throw refused("%s is built for " + machine + ", this Java runs on " + thisMachine(), file);
    }
    if (format == ELF && file.toFile().length() < elfLength(head)) {
      throw refused("%s is cut off: its end is missing, get the file again", file);
    }
  }

  /** Where its table of sections ends, if it has one; loading less than that kills the process. */
  private static long elfLength(ByteBuffer head) {
    long table = head.getLong(ELF_SECTIONS);
    int sections = head.getShort(ELF_SECTIONS + 20) & 0xffff;
    int bytesPerSection = head.getShort(ELF_SECTIONS + 18) & 0xffff;
    return table == 0 ? 0 : table + (long) sections * bytesPerSection;
  }

  private static BinaryFormat expected() {
    String system = System.getProperty("os.name");
    return system.startsWith("Windows") ? PE : system.startsWith("Mac") ? MACH_O : ELF;
  }

  private static String thisMachine() {
    String processor = System.getProperty("os.arch");
    return switch (processor) {
      case "amd64", "x86_64" -> "x86-64";
      case "i386" -> "x86";
      default -> processor;
    };
  }

  private static BinaryFormat of(ByteBuffer head) {
    if (head.limit() >= ELF_HEAD && head.getInt(0) == 0x464c457f) {
      return ELF;
    }
    if (head.limit() > PE_OFFSET + 4 && head.getShort(0) == 0x5a4d) {
      return PE;
    }
    return head.limit() > 8 && head.getInt(0) == MACH_O_64 ? MACH_O : OTHER;
  }

  /** In the words with which the machine that runs is named too. */
  private static String machine(BinaryFormat format, ByteBuffer head) {
    int code =
        switch (format) {
          case ELF -> head.getShort(ELF_MACHINE) & 0xffff;
          case PE -> peMachine(head);
          default -> head.getInt(4);
        };
    return switch (code) {
      case 62, 0x8664, 0x01000007 -> "x86-64";
      case 183, 0xaa64, 0x0100000c -> "aarch64";
      case 3, 0x14c -> "x86";
      default -> "machine number " + code;
    };
  }

  private static int peMachine(ByteBuffer head) {
    int offset = head.getInt(PE_OFFSET) + 4;
    return offset > 0 && offset + 2 <= head.limit() ? head.getShort(offset) & 0xffff : 0;
  }

  private static ByteBuffer head(Path file) {
    try (InputStream in = Files.newInputStream(InputFile.regular(file))) {
      return ByteBuffer.wrap(in.readNBytes(HEAD)).order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw new TurbineException(
          TurbineException.Kind.REFUSED, "%s cannot be read: %s".formatted(file, e), e);
    }
  }

  private static TurbineException refused(String sentence, Path file) {
    return new TurbineException(TurbineException.Kind.REFUSED, sentence.formatted(file));
  }
}
