package org.tipspeed.wind;

import java.util.Optional;

/** Makes wind cases blow. */
public final class WindFields {

  /**
   * Generated boxes are remembered within an eighth of the heap: a policy and its yardstick fly the
   * same winds, and a training draws from a pool of them. Files are read anew, they may change.
   */
  private static final FieldMemory GENERATED =
      new FieldMemory(Runtime.getRuntime().maxMemory() / 8.0);

  private WindFields() {}

  /**
   * The field of a case at a site. Fields are immutable and may be sampled by several threads; the
   * same case gives the same field again, to the bit.
   *
   * @throws WindException if the case is unusable, its file unreadable, or the field does not cover
   *     the rotor
   */
  public static WindField open(WindCase wind, Site site) {
    if (wind.kind().equals(WindCase.FILE)) {
      return WindKinds.recipe(wind).realise(site);
    }
    Optional<WindField> known = GENERATED.find(wind, site);
    return known.orElseGet(() -> generate(wind, site));
  }

  private static WindField generate(WindCase wind, Site site) {
    WindField field = WindKinds.recipe(wind).realise(site);
    if (field instanceof TurbulentField box) {
      GENERATED.keep(wind, site, box);
    }
    return field;
  }
}
