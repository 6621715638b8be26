package org.tipspeed.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tipspeed.random.RandomStreams;
import org.tipspeed.wind.WindSpec;

class WindDrawTest {

  private static final String TURBULENT = "ntm:5..25,class=B,seed=*,duration=60";

  private static WindDraw draw(int pool, long seed, String... templates) {
    List<WindSpec> specs = Arrays.stream(templates).map(WindSpec::new).toList();
    return new WindDraw(specs, pool, new RandomStreams(seed));
  }

  private static double speed(WindDraw draw, long episode) {
    return Double.parseDouble(draw.draw(episode).argument());
  }

  @Test
  void draw_sameEpisode_isTheSameWind() {
    assertEquals(draw(50, 3, TURBULENT).draw(17), draw(50, 3, TURBULENT).draw(17));
  }

  @Test
  void draw_otherRunSeed_isAnotherWind() {
    assertNotEquals(draw(50, 3, TURBULENT).draw(17), draw(50, 4, TURBULENT).draw(17));
  }

  @Test
  void draw_beyondThePool_startsAgain() {
    WindDraw draw = draw(50, 3, TURBULENT);
    assertEquals(draw.draw(7), draw.draw(57));
  }

  @Test
  void draws_takeTheTemplatesInTurn() {
    WindDraw draw = draw(10, 1, "steady:8", "eog:12");
    assertEquals("steady:8", draw.draw(2).spec());
    assertEquals("eog:12", draw.draw(3).spec());
  }

  @Test
  void draws_everyFewEpisodes_coverTheRangeEvenly() {
    WindDraw draw = draw(1000, 1, TURBULENT);
    for (int from = 0; from < 990; from += 90) {
      int begin = from;
      Set<Integer> bins = new HashSet<>();
      IntStream.range(begin, begin + 10).forEach(e -> bins.add((int) ((speed(draw, e) - 5) / 4)));
      assertEquals(Set.of(0, 1, 2, 3, 4), bins);
    }
  }

  @Test
  void speeds_advanceByTheGoldenRatioOfTheRange() {
    WindDraw draw = draw(1000, 1, TURBULENT);
    for (int episode = 0; episode < 20; episode++) {
      double step = speed(draw, episode + 1) - speed(draw, episode);
      assertEquals(20 * 0.618034, step < 0 ? step + 20 : step, 0.0011);
    }
  }

  @Test
  void seeds_areNeverNegative() {
    WindDraw draw = draw(50, 1, TURBULENT);
    for (int episode = 0; episode < 50; episode++) {
      assertTrue(Long.parseLong(draw.draw(episode).options().get("seed")) >= 0);
    }
  }

  @Test
  void draws_haveSeedsOfTheirOwn() {
    WindDraw draw = draw(200, 1, TURBULENT);
    Set<String> seeds = new HashSet<>();
    IntStream.range(0, 200).forEach(e -> seeds.add(draw.draw(e).options().get("seed")));
    assertEquals(200, seeds.size());
  }
}
