package org.tipspeed.report;

import java.util.ArrayList;
import java.util.List;
import org.tipspeed.evaluation.ChannelTwin;
import org.tipspeed.evaluation.Twin;
import org.tipspeed.turbine.Channel;

/** How far two simulators are apart, as fixed-width text for a terminal. */
public final class TwinTable {

  /** Share of the mean that hub winds may differ by before somebody should look why. */
  private static final double SAME_WIND = 0.02;

  private TwinTable() {}

  /** A row per channel, a row per metric, and what was not compared. */
  public static String of(Twin twin) {
    StringBuilder text = new StringBuilder();
    if (twin.winds().isEmpty()) {
      text.append("There is nothing to compare: no wind was flown to the end by both.\n");
    } else if (twin.channels().isEmpty()) {
      text.append("There is nothing to compare.\n");
      text.append(ResultTable.footnote(twin.suite().metrics()));
    } else {
      text.append(channels(twin)).append('\n').append(metrics(twin)).append('\n');
      text.append(footnote(twin));
    }
    twin.leftOut().forEach(each -> text.append("Left out: ").append(each).append('\n'));
    return text.toString();
  }

  private static String channels(Twin twin) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "mean", "mean", "std", "std", "std", "rms of", ""));
    rows.add(
        List.of(
            "channel",
            twin.own(),
            twin.reference(),
            twin.own(),
            twin.reference(),
            "ratio",
            "difference",
            "correlation"));
    twin.channels()
        .forEach(
            (channel, both) ->
                rows.add(
                    List.of(
                        channel.columnName(),
                        number(both.own().mean()),
                        number(both.reference().mean()),
                        number(both.own().std()),
                        number(both.reference().std()),
                        ResultTable.ratio(both.stdRatio()),
                        number(both.differenceRms()),
                        ResultTable.ratio(both.correlation()))));
    return ResultTable.aligned(rows);
  }

  private static String metrics(Twin twin) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("metric", twin.own(), twin.reference(), "ratio"));
    twin.metrics()
        .forEach(
            (metric, figures) ->
                rows.add(
                    List.of(
                        ResultTable.label(metric),
                        number(figures.own()),
                        number(figures.reference()),
                        ResultTable.ratio(figures.ratio()))));
    return ResultTable.aligned(rows);
  }

  private static String footnote(Twin twin) {
    StringBuilder text = new StringBuilder();
    int winds = twin.winds().size();
    text.append(
        "%s by both. Ratios are %s to %s; std is about the mean of each wind; of maxima the highest.%n"
            .formatted(
                winds == 1 ? "One wind flown to the end" : winds + " winds flown to the end",
                twin.own(),
                twin.reference()));
    if (!twin.alone().isEmpty()) {
      text.append("Not of both: ").append(String.join(", ", twin.alone())).append(".\n");
    }
    ChannelTwin wind = twin.channels().get(Channel.HUB_WIND);
    if (wind != null && wind.differenceRms() > SAME_WIND * Math.abs(wind.reference().mean())) {
      text.append(
          "The hub winds differ by %s m/s (rms): perhaps the two did not fly the same wind.%n"
              .formatted(number(wind.differenceRms())));
    }
    return text + ResultTable.footnote(twin.suite().metrics());
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : ResultTable.number(value);
  }
}
