package org.tipspeed.app;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tipspeed.config.RunSettings;
import org.tipspeed.control.Baselines;
import org.tipspeed.control.ReferenceSettings;
import org.tipspeed.evaluation.Suite;
import org.tipspeed.rundir.SeriesFormat;

/**
 * A policy to be flown, and on what.
 *
 * @param policy a run directory, a policy file, or {@code baseline}
 * @param settings of turbine, task and metrics, such as {@link Tipspeed#settingsOf} gives
 * @param against see {@link Against}
 * @param library what is compared with, if that is a library that the settings do not name
 * @param suites what is flown; none has the name of another
 * @param formats of the time series
 * @param jobs flights at a time; if absent what the settings say
 * @param folder receives everything
 * @param resume whether to go on with the replay in the folder
 * @param picture where a picture of the first wind goes, if one is wanted
 */
@RecordBuilder
public record Replay(
    String policy,
    RunSettings settings,
    Against against,
    Optional<ReferenceSettings> library,
    List<Suite> suites,
    Set<SeriesFormat> formats,
    OptionalInt jobs,
    Path folder,
    boolean resume,
    Optional<Path> picture)
    implements ReplayBuilder.With {

  /** What a policy is compared with. */
  public enum Against {
    /** What the settings say: their reference, or else the turbine's baseline. */
    REFERENCE,
    /** The turbine's baseline, whatever the settings say. */
    BASELINE,
    /** A controller library. */
    LIBRARY,
    /** Nothing. */
    NONE
  }

  public Replay {
    suites = List.copyOf(suites);
    formats = SeriesFormat.written(formats);
  }

  /** A policy on winds of a suite, against the reference, with everything else as usual. */
  public static Replay of(String policy, Suite suite, Path folder) {
    return ReplayBuilder.builder()
        .policy(policy)
        .settings(Tipspeed.settingsOf(policy))
        .against(Against.REFERENCE)
        .suites(List.of(suite))
        .formats(Set.of())
        .folder(folder)
        .build();
  }

  boolean isOfBaseline() {
    return policy.equals(Baselines.NAME);
  }

  /** What the policy is compared with, if anything; the baseline is not flown against itself. */
  Optional<Reference> reference() {
    Optional<ReferenceSettings> chosen =
        switch (against) {
          case REFERENCE -> settings.reference();
          case LIBRARY -> library;
          case BASELINE, NONE -> Optional.empty();
        };
    boolean itself = isOfBaseline() && chosen.isEmpty();
    return against == Against.NONE || itself
        ? Optional.empty()
        : Optional.of(new Reference(chosen));
  }
}
