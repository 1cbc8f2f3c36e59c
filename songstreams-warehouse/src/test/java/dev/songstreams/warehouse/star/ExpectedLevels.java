// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.star;

import dev.songstreams.core.streamify.StatusChangeEvent;
import dev.songstreams.core.streamify.StreamifyEvent;
import dev.songstreams.core.streamify.User;
import dev.songstreams.warehouse.star.StarContents.Level;
import dev.songstreams.warehouse.streamify.StagedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The history of levels computed in plain Java: each user's events in order, and a row wherever the level differs. */
final class ExpectedLevels {

    private static final Comparator<StreamifyEvent> IN_ORDER = Comparator.comparing(StreamifyEvent::ts)
            .thenComparing(StreamifyEvent::sessionId)
            .thenComparing(StreamifyEvent::itemInSession)
            .thenComparing(event -> event instanceof StatusChangeEvent);

    private ExpectedLevels() {}

    static List<Level> of(List<StagedEvent> events) {
        Map<Long, List<StreamifyEvent>> users = events.stream()
                .map(StagedEvent::event)
                .filter(event -> event.user() != null)
                .sorted(IN_ORDER)
                .collect(Collectors.groupingBy(event -> user(event).userId(), TreeMap::new, Collectors.toList()));
        List<Level> levels = new ArrayList<>();
        users.values().forEach(each -> addRows(each, levels));
        return levels;
    }

    private static void addRows(List<StreamifyEvent> events, List<Level> levels) {
        User latest = user(events.get(events.size() - 1));
        TreeMap<Instant, String> moments = new TreeMap<>();
        events.forEach(event -> moments.put(event.ts(), levelFrom(event)));
        TreeMap<Instant, String> changes = new TreeMap<>();
        moments.forEach((ts, level) -> {
            if (changes.isEmpty() || !changes.lastEntry().getValue().equals(level)) {
                changes.put(ts, level);
            }
        });
        changes.forEach((from, level) -> levels.add(row(latest, level, from, changes.higherKey(from))));
    }

    private static Level row(User user, String level, Instant from, @Nullable Instant to) {
        return new Level(
                user.userId(),
                user.firstName(),
                user.lastName(),
                user.gender(),
                user.registration(),
                level,
                from,
                to,
                to == null);
    }

    private static String levelFrom(StreamifyEvent event) {
        if (event instanceof StatusChangeEvent) {
            return event.level().equals("free") ? "paid" : "free";
        }
        return event.level();
    }

    private static User user(StreamifyEvent event) {
        return Objects.requireNonNull(event.user());
    }
}
