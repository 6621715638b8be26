package org.tipspeed.wind;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tipspeed.config.yaml.Spelling;
import org.tipspeed.wind.WindKind.Recipe;

/** The kinds of wind there are. */
final class WindKinds {

  private static final Map<String, WindKind> ALL = new LinkedHashMap<>();

  static {
    add("steady", "steady:12", SimpleWinds::steady, "shear", "veer", "direction", "upflow");
    add("step", "step:8-10-12@60", SimpleWinds::step, "shear");
    add("ramp", "ramp:5-20@200", SimpleWinds::ramp, "shear", "start");
    add("nwp", "nwp:12", IecEvents::normalProfile, "shear");
    add("ntm", "ntm:12,class=B,seed=3", TurbulentWinds::normal, TurbulentWinds.OPTIONS);
    add("etm", "etm:12,class=B,seed=3", TurbulentWinds::extreme, TurbulentWinds.OPTIONS);
    add("ewm", "ewm:50,class=IIA", IecEvents::extremeSpeed, extremeSpeedOptions());
    add("eog", "eog:12", IecEvents::operatingGust, "class", "shear", "start");
    add("edc", "edc:12", IecEvents::directionChange, "class", "sign", "shear", "start");
    add("ecd", "ecd:12", IecEvents::coherentGust, "sign", "shear", "start");
    add("ews", "ews:12", IecEvents::windShear, "class", "axis", "sign", "shear", "start");
    add(WindCase.FILE, "file:field.bts", WindFiles::recipe, WindFiles.options());
  }

  private WindKinds() {}

  static boolean isKnown(String kind) {
    return ALL.containsKey(kind);
  }

  static boolean isOption(String key) {
    return ALL.values().stream().anyMatch(kind -> kind.options().contains(key));
  }

  static WindKind named(String kind) {
    return ALL.get(kind);
  }

  /** Reads argument and options of a case. */
  static Recipe recipe(WindCase wind) {
    WindKind kind = ALL.get(wind.kind());
    if (kind == null) {
      throw new WindException(
          "wind '%s' is of no known kind%s; a file of that name is file:%s"
              .formatted(wind, Spelling.hint(wind.kind(), ALL.keySet()), wind));
    }
    return kind.recipe().apply(new WindOptions(wind, kind));
  }

  private static void add(
      String name, String example, Function<WindOptions, Recipe> recipe, String... options) {
    ALL.put(name, new WindKind(name, example, List.of(options), recipe));
  }

  private static String[] extremeSpeedOptions() {
    return Stream.concat(Stream.of("model"), Arrays.stream(TurbulentWinds.OPTIONS))
        .toArray(String[]::new);
  }
}
