package org.tipspeed.agent.ddpg;

import org.nd4j.linalg.api.buffer.DataType;
import org.tipspeed.checkpoint.ArrayFile;
import org.tipspeed.nn.Mlp;

/**
 * The actor's parameters averaged over the last updates, with weights that fall exponentially with
 * age (Polyak and Juditsky 1992). Constant learning rates leave the actor jittering about where it
 * wants to be; its average jitters less.
 */
final class PolicyAverage {

  private final Mlp actor;
  private final Mlp average;
  private final int over;
  private long updates;

  /**
   * @param actor goes on learning
   * @param over updates after which a weight has fallen to 1/e; 0 for no averaging
   */
  PolicyAverage(Mlp actor, int over) {
    this.actor = actor;
    this.over = over;
    this.average = over == 0 ? actor : new Mlp(actor.shape(), DataType.FLOAT);
  }

  /** To be called after each update. A plain mean until there are enough of them. */
  void update() {
    if (over > 0) {
      updates++;
      average.follow(actor, (float) (1.0 / Math.min(updates, over)));
    }
  }

  /** The network to judge: before the first update the actor itself. */
  Mlp network() {
    return updates == 0 ? actor : average;
  }

  void save(ArrayFile.Builder file, String prefix) {
    if (over > 0) {
      file.array(prefix + "values", average.values());
      file.array(prefix + "statistics", average.statistics());
      file.array(prefix + "updates", new long[] {updates});
    }
  }

  void load(ArrayFile file, String prefix) {
    if (over > 0) {
      file.copy(prefix + "values", average.values());
      average.publish();
      file.copy(prefix + "statistics", average.statistics());
      updates = file.longs(prefix + "updates")[0];
    }
  }
}
