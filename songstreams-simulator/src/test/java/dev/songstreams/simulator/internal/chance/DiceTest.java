// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiceTest {
    private final Dice dice = new Dice(42);

    @Test
    void theSequenceNeverChanges() {
        // Computed apart from this code: another number here means other events for every seed in use.
        assertThat(IntStream.generate(() -> dice.below(1_000_000)).limit(4))
                .containsExactly(596_118, 160_365, 166_397, 48_025);
    }

    @Test
    void sequencesUnderOneSeedDiffer() {
        assertThat(IntStream.range(0, 1_000).mapToObj(number -> new Dice(42, number).fraction()))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyFaceComesUpEquallyOften() {
        Map<Integer, Long> counts = IntStream.generate(() -> dice.below(6))
                .limit(60_000)
                .boxed()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(counts).containsOnlyKeys(0, 1, 2, 3, 4, 5);
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(9_500L, 10_500L));
    }

    @Test
    void distributionsHaveTheirMeans() {
        assertThat(DoubleStream.generate(() -> dice.exponential(7))
                        .limit(100_000)
                        .average()
                        .orElseThrow())
                .isEqualTo(7, within(0.1));
        assertThat(DoubleStream.generate(dice::gaussian)
                        .limit(100_000)
                        .average()
                        .orElseThrow())
                .isEqualTo(0, within(0.02));
        assertThat(DoubleStream.generate(dice::gaussian)
                        .limit(100_000)
                        .map(x -> x * x)
                        .average()
                        .orElseThrow())
                .isEqualTo(1, within(0.03));
    }

    @Test
    void aWeightedChoiceKeepsItsWeights() {
        WeightedChoice<String> choice = new WeightedChoice<>(
                List.of("never", "often", "seldom"), Map.of("never", 0.0, "often", 3.0, "seldom", 1.0)::get);
        Map<String, Long> counts = IntStream.range(0, 40_000)
                .mapToObj(i -> choice.pick(dice))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(counts).containsOnlyKeys("often", "seldom");
        assertThat(counts.get("seldom")).isBetween(9_500L, 10_500L);
    }

    @Test
    void aChoiceAmongNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeightedChoice<String>(List.of(), item -> 1))
                .withMessage("a choice needs at least one item, got none");
    }
}
