package org.tipspeed.example;

import java.nio.file.Path;
import java.util.List;
import org.tipspeed.app.Replay;
import org.tipspeed.app.RunObserver;
import org.tipspeed.app.Tipspeed;
import org.tipspeed.config.RunSettings;
import org.tipspeed.config.yaml.SettingsReader;
import org.tipspeed.evaluation.MetricsSettings;
import org.tipspeed.evaluation.Suite;
import org.tipspeed.wind.WindCases;

public final class TrainAndCompare {
  public static void main(String[] arguments) throws InterruptedException {
    Path folder = Path.of(arguments[1]);
    RunSettings settings = SettingsReader.read(Path.of(arguments[0]), RunSettings.class);
    Tipspeed.train(settings, folder.resolve("run"), RunObserver.NONE);

    Suite gust = Suite.of(List.of(WindCases.parse("eog:14")), 60, MetricsSettings.DEFAULTS);
    Replay replay = Replay.of(folder.resolve("run").toString(), gust, folder.resolve("gust"));
    Tipspeed.replay(replay, RunObserver.NONE)
        .get(0)
        .flights()
        .forEach(flight -> System.out.println(flight.controller() + ": " + flight.values()));
  }
}
