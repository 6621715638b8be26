package org.tipspeed.agent.policy;

import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.quantity.Limit;

/** The returns of the last episodes, and what they say about progress. */
final class Success {

  private final SuccessSettings settings;
  private final double[] returns;
  private long episodes;

  Success(SuccessSettings settings) {
    this.settings = settings;
    this.returns = new double[settings.episodes()];
  }

  /** Takes in an episode that came to its end. */
  void add(double episodeReturn) {
    returns[(int) (episodes % returns.length)] = episodeReturn;
    episodes++;
  }

  /** From 0, as before the first episode, to 1. */
  double progress() {
    if (episodes == 0) {
      return 0;
    }
    double range = settings.finalReturn() - settings.initialReturn();
    return Limit.clip((mean() - settings.initialReturn()) / range, 0, 1);
  }

  /** Over fewer episodes as long as there are no more. */
  private double mean() {
    int count = (int) Math.min(episodes, returns.length);
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += returns[i];
    }
    return sum / count;
  }

  void save(ArrayFile.Builder file, String prefix) {
    file.array(prefix + "returns", returns).array(prefix + "episodes", new long[] {episodes});
  }

  void load(ArrayFile file, String prefix) {
    file.copy(prefix + "returns", returns);
    episodes = file.longs(prefix + "episodes")[0];
  }
}
