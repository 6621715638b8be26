package org.tipspeed.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tipspeed.rundir.WholeFile;

/**
 * {@code report.html}: one file with everything in it, which opens offline and asks nothing of any
 * other place. The page is made from resources beside this class; what it shows is embedded JSON.
 */
public final class HtmlReport {

  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)\\}\\}");

  private HtmlReport() {}

  public static void write(Path file, ReportData data) {
    Map<String, String> content =
        Map.of(
            "title", escaped(data.title()),
            "uplot-css", resource("uPlot.min.css"),
            "uplot-js", resource("uPlot.iife.min.js"),
            "uplot-licence", resource("uPlot-LICENSE.txt"),
            "css", resource("report.css"),
            "charts-js", resource("charts.js"),
            "suites-js", resource("suites.js"),
            "sections-js", resource("sections.js"),
            "data", embedded(ReportJson.of(data).toString()));
    WholeFile.write(file, page("report.html", content));
  }

  /** A page from its resource, with content in the places that it names. */
  public static String page(String resource, Map<String, String> content) {
    return PLACE
        .matcher(resource(resource))
        .replaceAll(place -> Matcher.quoteReplacement(content.get(place.group(1))));
  }

  /** JSON inside of HTML must not contain what could end its element or begin a comment. */
  static String embedded(String json) {
    return json.replace("<", "\\u003c");
  }

  public static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  public static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
