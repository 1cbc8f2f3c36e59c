// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Who waits for a turn, who has waited longest first. Who has waited for long is let in although there is no room, one at a time:
 * many have often waited since the same moment, and let in all at once none would have memory. Pure: the caller passes the time, as
 * {@link System#nanoTime} counts it.
 *
 * @param <T> who waits
 */
final class WaitingLine<T> {
    /** From one that is let in without room to the next. */
    static final Duration BETWEEN_EXTRAS = Duration.ofSeconds(1);

    private final long patience;
    private final Map<T, Long> since = new LinkedHashMap<>();
    /** When one was last let in without room. */
    private long lastExtra;

    /**
     * Nobody waits.
     *
     * @param patience how long one waits before it is let in without room
     * @param now the present
     */
    WaitingLine(Duration patience, long now) {
        this.patience = patience.toNanos();
        this.lastExtra = now;
    }

    /** Waits behind the others, unless it waits already. */
    void join(T who, long now) {
        since.putIfAbsent(who, now);
    }

    void leave(T who) {
        since.remove(who);
    }

    void leaveIf(Predicate<T> who) {
        since.keySet().removeIf(who);
    }

    void clear() {
        since.clear();
    }

    boolean contains(T who) {
        return since.containsKey(who);
    }

    /**
     * Lets in whose turn it is.
     *
     * @param room for how many there is room
     */
    List<T> next(int room, long now) {
        List<T> next = new ArrayList<>();
        for (Iterator<Map.Entry<T, Long>> left = since.entrySet().iterator(); left.hasNext(); ) {
            Map.Entry<T, Long> first = left.next();
            boolean extra = next.size() >= room;
            if (extra && !(now - first.getValue() >= patience && now - lastExtra >= BETWEEN_EXTRAS.toNanos())) {
                // Those behind it have waited for a shorter time.
                break;
            }
            if (extra) {
                lastExtra = now;
            }
            next.add(first.getKey());
            left.remove();
        }
        return next;
    }
}
