// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The next point to kill a worker at: all points of a lake in a random order, one at a random moment, and again. */
final class Points {
    private final Random random;
    private final Map<SoakLake, Deque<KillPoint>> left = new HashMap<>();

    Points(Random random) {
        this.random = random;
    }

    KillPoint next(SoakLake lake) {
        Deque<KillPoint> points = left.computeIfAbsent(lake, l -> new ArrayDeque<>());
        if (points.isEmpty()) {
            List<KillPoint> all = new ArrayList<>(lake.points());
            all.add(KillPoint.RANDOM);
            Collections.shuffle(all, random);
            points.addAll(all);
        }
        return points.remove();
    }

    /** How many such moments are let pass: more of those that are frequent. */
    int skip(KillPoint point) {
        return switch (point) {
            case BEFORE_ENTRY, LATE_ENTRY, AFTER_ENTRY -> random.nextInt(5);
            default -> random.nextInt(10);
        };
    }
}
