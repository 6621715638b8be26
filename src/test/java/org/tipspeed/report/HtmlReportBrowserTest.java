package org.tipspeed.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the report in a real browser, where there is one. */
@Tag("slow")
class HtmlReportBrowserTest {

  @TempDir Path folder;

  @Test
  void wholeReport_drawsAllItsChartsWithoutAnError() throws Exception {
    String page = open(SampleReport.whole());
    // Learning 2 and endings 1, against wind speed 2, time series 6, spectra 1, actions 2.
    assertEquals(14, count(page, "<canvas"));
    for (String title : new String[] {"Comparison", "Load spectra", "Settings and provenance"}) {
      assertTrue(page.contains("<h2>" + title + "</h2>"), title);
    }
  }

  @Test
  void suites_haveTablesOfTheirOwnAndShareTheTimeSeries() throws Exception {
    String page = open(SampleReport.suites());
    // Against wind speed 2 and 2, time series 6, spectra 1, actions 2.
    assertEquals(13, count(page, "<canvas"));
    for (String title : new String[] {"Suites", "short", "long", "Time series"}) {
      assertTrue(page.contains("<h2>" + title + "</h2>"), title);
    }
    // Overspeeds and early endings of policy and baseline.
    assertEquals(4, count(page, "<td class=\"\">0 / 0</td>"));
  }

  @Test
  void emptyReport_opensWithoutAnError() throws Exception {
    assertEquals(0, count(open(SampleReport.empty()), "<canvas"));
  }

  private String open(ReportData data) throws Exception {
    Optional<String> browser = browser();
    assumeTrue(browser.isPresent(), "no Chromium on the path");
    Path file = folder.resolve("report.html");
    HtmlReport.write(file, data);
    Path dom = folder.resolve("dom.html");
    Path log = folder.resolve("log.txt");
    Process process =
        new ProcessBuilder(
                browser.get(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--enable-logging=stderr",
                "--virtual-time-budget=3000",
                "--user-data-dir=" + folder.resolve("profile"),
                "--dump-dom",
                file.toUri().toString())
            .redirectOutput(dom.toFile())
            .redirectError(log.toFile())
            .start();
    try {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the browser did not end");
    } finally {
      process.destroyForcibly();
    }
    assertEquals(0, count(Files.readString(log), "CONSOLE"), Files.readString(log));
    return Files.readString(dom);
  }

  private static Optional<String> browser() throws IOException {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> Stream.of("chromium", "google-chrome").map(Path.of(folder)::resolve))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  private static int count(String text, String part) {
    return text.split(part, -1).length - 1;
  }
}
