// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.chance;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Picks one of several items, each as often as its weight says.
 *
 * <p>Immutable; picking allocates nothing.
 *
 * @param <T> the items
 */
public final class WeightedChoice<T> {
    private final List<T> items;
    private final double[] upperBounds;

    /** A choice among these items; weights are relative to each other and need not sum up to anything. */
    public WeightedChoice(List<T> items, ToDoubleFunction<T> weight) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a choice needs at least one item, got none");
        }
        this.items = List.copyOf(items);
        this.upperBounds = items.stream().mapToDouble(weight).toArray();
        Arrays.parallelPrefix(upperBounds, Double::sum);
    }

    /** One of the items. */
    public T pick(Dice dice) {
        double point = dice.fraction() * upperBounds[upperBounds.length - 1];
        int found = Arrays.binarySearch(upperBounds, point);
        // An exact hit belongs to the next item: an item owns [its lower bound, its upper bound).
        int index = found >= 0 ? found + 1 : -found - 1;
        return items.get(Math.min(index, upperBounds.length - 1));
    }
}
