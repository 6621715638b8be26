package org.tipspeed.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A library that comes along with another is noticed, and so is another version of one. */
class LibrariesTest {

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void librariesOfTheProgramAndItsTests_areThoseOfTheList() throws IOException {
    List<String> present =
        Pattern.compile(Pattern.quote(File.pathSeparator))
            .splitAsStream(System.getProperty("java.class.path"))
            .filter(entry -> entry.endsWith(".jar"))
            .map(entry -> Path.of(entry).getFileName().toString())
            .filter(name -> !name.startsWith("surefire"))
            .distinct()
            .sorted()
            .toList();
    assertEquals(String.join("\n", listed()), String.join("\n", present));
  }

  private static List<String> listed() throws IOException {
    try (InputStream list = LibrariesTest.class.getResourceAsStream("libraries.txt")) {
      String text = new String(list.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }
  }
}
