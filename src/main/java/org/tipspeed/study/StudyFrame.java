package org.tipspeed.study;

import java.nio.file.Path;
import java.util.Map;
import org.tipspeed.report.HtmlReport;
import org.tipspeed.rundir.ReportException;
import org.tipspeed.rundir.WholeFile;

/** What all pages of studies have around their content: head, style and title. */
final class StudyFrame {

  private StudyFrame() {}

  /**
   * Writes a page that opens offline.
   *
   * @param title as plain text
   * @param content as HTML
   * @throws ReportException if the file cannot be written
   */
  static void write(Path file, String title, String content) {
    Map<String, String> places =
        Map.of(
            "title", HtmlReport.escaped(title),
            "css", HtmlReport.resource("report.css"),
            "content", content);
    WholeFile.write(file, HtmlReport.page("study-frame.html", places));
  }
}
