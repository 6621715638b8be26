package org.tipspeed.report;

import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import org.tipspeed.report.picture.TurbinePicture;
import org.tipspeed.rundir.WholeFile;
import org.tipspeed.turbine.TurbineSheet;

/** A turbine as a page that needs nothing beside it. */
public final class TurbinePage {

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>%s</title><style>
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 1000px; margin: 2em auto; padding: 0 1em }
      img { width: 100%% } table { border-collapse: collapse; margin: 1em 0; width: 100%% }
      td, th { border-bottom: 1px solid #ddd; padding: .2em .6em; text-align: right }
      td:first-child, th:first-child, td.text, th.text { text-align: left }
      </style></head><body><h1>%s</h1>
      """;

  private TurbinePage() {}

  /**
   * @throws org.tipspeed.rundir.ReportException if it cannot be written
   */
  public static void write(Path file, TurbineSheet sheet) {
    WholeFile.write(file, html(sheet));
  }

  private static String html(TurbineSheet sheet) {
    String name = escaped(sheet.description().name());
    StringBuilder page = new StringBuilder(HEAD.formatted(name, name));
    page.append("<img alt=\"curves\" src=\"data:image/png;base64,")
        .append(Base64.getEncoder().encodeToString(TurbinePicture.png(sheet)))
        .append("\">\n<h2>Steady operation</h2>\n<table><tr>");
    for (String head :
        new String[] {
          "wind [m/s]",
          "rotor [rpm]",
          "pitch [deg]",
          "power [kW]",
          "thrust [kN]",
          "tower base [kN m]",
          "blade root [kN m]",
          "power coefficient",
          "thrust coefficient"
        }) {
      page.append("<th>").append(head).append("</th>");
    }
    page.append("</tr>\n");
    for (TurbineSheet.State state : sheet.states()) {
      page.append(
          String.format(
              Locale.ROOT,
              "<tr><td>%.2f</td><td>%.2f</td><td>%.2f</td><td>%.0f</td><td>%.1f</td><td>%.0f</td>"
                  + "<td>%.0f</td><td>%.3f</td><td>%.3f</td></tr>%n",
              state.windMps(),
              state.rotorSpeedRpm(),
              state.pitchDeg(),
              state.powerKw(),
              state.thrustKn(),
              state.towerBaseKnm(),
              state.bladeRootKnm(),
              state.powerCoefficient(),
              state.thrustCoefficient()));
    }
    page.append("</table>\n<h2>Frequencies</h2>\n<table>");
    sheet
        .frequenciesHz()
        .forEach(
            (what, hz) ->
                page.append(
                    String.format(
                        Locale.ROOT, "<tr><td>%s</td><td>%.4f Hz</td></tr>%n", what, hz)));
    page.append(
        "</table>\n<h2>All numbers, and where they are from</h2>\n"
            + "<table><tr><th>key</th><th>value</th><th class=\"text\">source</th></tr>\n");
    for (TurbineSheet.Number number : sheet.numbers()) {
      page.append("<tr><td>")
          .append(escaped(number.key()))
          .append("</td><td>")
          .append(escaped(number.value()))
          .append("</td><td class=\"text\">")
          .append(escaped(number.source()))
          .append("</td></tr>\n");
    }
    return page.append("</table>\n</body></html>\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
