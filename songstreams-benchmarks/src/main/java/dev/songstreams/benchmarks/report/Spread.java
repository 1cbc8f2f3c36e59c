// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.report;

import java.util.List;
import java.util.Locale;

/**
 * What was measured several times.
 *
 * @param median the middle of them
 * @param least the least
 * @param greatest the greatest
 */
public record Spread(double median, double least, double greatest) {
    /** The spread of these; there is one at least. */
    public static Spread of(List<Double> measured) {
        List<Double> sorted = measured.stream().sorted().toList();
        int half = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
    }

    /** With so many digits behind the point: {@code 1.23 (1.20-1.31)}. */
    public String text(int digits) {
        String number = "%,." + digits + "f";
        return String.format(Locale.ROOT, number + " (" + number + "-" + number + ")", median, least, greatest);
    }
}
