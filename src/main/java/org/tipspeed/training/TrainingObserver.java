package org.tipspeed.training;

/** Hears of a training run as it goes; called on the training thread. */
public interface TrainingObserver {

  /** Training starts or goes on after this many finished episodes and steps. */
  default void started(long episodes, long steps) {}

  /** Some more steps are done; called often. */
  default void stepped(long runSteps) {}

  default void episodeEnded(EpisodeSummary summary) {}

  default void validated(ValidationResult result) {}

  /** The state after this many episodes is saved. */
  default void checkpointed(long episodes) {}

  /** Something a person should know, such as a damaged checkpoint that was passed over. */
  default void warned(String message) {}

  /** Calls several observers in order. */
  static TrainingObserver all(Iterable<? extends TrainingObserver> observers) {
    return new TrainingObserver() {
      @Override
      public void started(long episodes, long steps) {
        observers.forEach(observer -> observer.started(episodes, steps));
      }

      @Override
      public void stepped(long runSteps) {
        observers.forEach(observer -> observer.stepped(runSteps));
      }

      @Override
      public void episodeEnded(EpisodeSummary summary) {
        observers.forEach(observer -> observer.episodeEnded(summary));
      }

      @Override
      public void validated(ValidationResult result) {
        observers.forEach(observer -> observer.validated(result));
      }

      @Override
      public void checkpointed(long episodes) {
        observers.forEach(observer -> observer.checkpointed(episodes));
      }

      @Override
      public void warned(String message) {
        observers.forEach(observer -> observer.warned(message));
      }
    };
  }
}
