package org.tipspeed.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HtmlReportTest {

  @TempDir Path folder;

  @Test
  void page_asksNothingOfAnyOtherPlace() throws IOException {
    String page = write(SampleReport.whole());
    Matcher reference = Pattern.compile("(?:src|href)\\s*=\\s*[\"']([^\"']+)").matcher(page);
    while (reference.find()) {
      String target = reference.group(1);
      assertTrue(target.startsWith("#") || target.equals("data:,"), target);
    }
    assertTrue(page.contains("default-src 'none'"), "the browser itself is told to refuse");
    assertFalse(page.contains("{{"), "every place is filled");
  }

  @Test
  void data_isEmbeddedSoThatNothingInItCanEndItsElement() throws IOException {
    ReportData data = SampleReport.whole();
    String page = write(data);
    assertEquals(3, page.split("</script>", -1).length - 1, "three elements, each ended once");
    JsonNode embedded = embedded(page);
    assertEquals(data.config(), embedded.path("config").asString());
    assertTrue(data.config().contains("</script>"));
  }

  @Test
  void everyPartOfTheRun_isInTheData() throws IOException {
    JsonNode data = embedded(write(SampleReport.whole()));
    assertEquals(List.of("baseline", "policy"), SampleReport.whole().controllers());
    assertEquals("OpenFAST-v4.1.2", data.path("simulator").asString());
    assertEquals(6, suite(data).path("winds").size());
    JsonNode wind = suite(data).path("winds").path(0);
    assertEquals(6, wind.path("panels").size(), "panels without a channel are left out");
    assertEquals("Hub wind", wind.path("panels").path(0).path("title").asString());
    assertEquals(2, wind.path("panels").path(1).path("series").size());
    assertEquals(1, wind.path("spectra").size());
    assertEquals(2, data.path("actions").size());
    assertEquals(120, data.path("learning").path("episodes").path("x").size());
    assertEquals(
        "validation_return", data.path("learning").path("progress").path("first").asString());
    assertEquals(12, suite(data).path("flights").size());
    assertEquals(
        0.9,
        suite(data)
            .path("comparisons")
            .path(0)
            .path("ratios")
            .path("tower_base_fa_del_knm")
            .path("ratio")
            .asDouble(),
        0.01);
    assertEquals(
        "actor: 3 -> 4 relu -> 1 tanh: 21 parameters", data.path("networks").path(0).asString());
    assertEquals("11", data.path("provenance").path("Seed").asString());
  }

  @Test
  void sideSideLoad_isWarnedOfOnlyWhereTheBuiltInTurbineFlew() throws IOException {
    String warning = "built-in turbine: far too low";
    assertFalse(write(SampleReport.whole()).contains(warning));
    String page = write(SampleReport.builtIn());
    assertEquals(1, page.split(warning, -1).length - 1);
    JsonNode warned =
        embedded(page)
            .path("metrics")
            .valueStream()
            .filter(metric -> !metric.path("caveat").asString().isEmpty())
            .findFirst()
            .orElseThrow();
    assertEquals("tower_base_ss_del_knm", warned.path("key").asString());
  }

  @Test
  void flightsInAnyOrder_giveTheSamePageWithTheReferenceFirst() throws IOException {
    ReportData data = SampleReport.whole();
    ReportData shuffled = SampleReport.reordered(data);
    assertEquals("baseline", shuffled.controllers().get(0));
    JsonNode expected = embedded(write(data));
    JsonNode page = embedded(write(shuffled));
    assertEquals(expected.path("actions"), page.path("actions"));
    assertEquals("baseline", page.at("/suites/0/winds/0/panels/0/series/0/controller").asString());
  }

  @Test
  void sharesOfTheEndings_sumToAHundredPercent() throws IOException {
    JsonNode endings = embedded(write(SampleReport.whole())).path("learning").path("endings");
    assertEquals(2, endings.path("reasons").size());
    for (int i = 0; i < endings.path("x").size(); i++) {
      double sum = 0;
      for (JsonNode reason : endings.path("reasons")) {
        sum += reason.path("shares").path(i).asDouble();
      }
      assertEquals(100, sum, 0.1);
    }
  }

  @Test
  void reportWithoutAnything_isStillAPage() throws IOException {
    JsonNode data = embedded(write(SampleReport.empty()));
    assertEquals(0, data.path("suites").size());
    assertEquals(0, data.path("actions").size());
  }

  @Test
  void manyLongFlights_areThinnedToAFewMegabytes() throws IOException {
    Path file = folder.resolve("large.html");
    HtmlReport.write(file, SampleReport.large(60));
    assertTrue(Files.size(file) < 8_000_000, Files.size(file) + " bytes");
  }

  @Test
  void windsOfSeveralSuites_areKeptApart() throws IOException {
    JsonNode suites = embedded(write(SampleReport.suites())).path("suites");
    assertEquals(
        List.of("short", "long"),
        suites.valueStream().map(s -> s.path("name").asString()).toList());
    assertEquals(6, suites.path(0).path("winds").size());
    assertEquals(7, suites.path(1).path("winds").size());
    assertEquals(14, suites.path(1).path("flights").size());
    assertEquals(7, suites.at("/1/tallies/0/flights").asInt());
    assertTrue(suites.at("/1/tallies/1/max_speed_ratio").asDouble() > 1);
  }

  private static JsonNode suite(JsonNode data) {
    return data.path("suites").path(0);
  }

  private String write(ReportData data) throws IOException {
    Path file = folder.resolve("report.html");
    HtmlReport.write(file, data);
    return Files.readString(file);
  }

  private static JsonNode embedded(String page) {
    String start = "<script type=\"application/json\" id=\"data\">";
    int from = page.indexOf(start) + start.length();
    return new JsonMapper().readTree(page.substring(from, page.indexOf("</script>", from)));
  }
}
