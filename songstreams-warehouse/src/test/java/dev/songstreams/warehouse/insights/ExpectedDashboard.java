// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import dev.songstreams.core.streamify.ListenEvent;
import dev.songstreams.core.streamify.PageViewEvent;
import dev.songstreams.core.streamify.StatusChangeEvent;
import dev.songstreams.core.streamify.StreamifyEvent;
import dev.songstreams.core.streamify.User;
import dev.songstreams.warehouse.insights.audience.Conversion;
import dev.songstreams.warehouse.insights.audience.GenderLevel;
import dev.songstreams.warehouse.insights.audience.StateUsers;
import dev.songstreams.warehouse.insights.habit.LevelSkips;
import dev.songstreams.warehouse.insights.habit.RepeatedSong;
import dev.songstreams.warehouse.insights.habit.SessionLengths;
import dev.songstreams.warehouse.insights.habit.SongSkips;
import dev.songstreams.warehouse.insights.streams.DayPlays;
import dev.songstreams.warehouse.insights.streams.Totals;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The dashboard's answers computed in plain Java, by loops over the events in their order, without star or SQL. */
final class ExpectedDashboard {

    private static final Comparator<String> BY_BYTES =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    private static final Comparator<StreamifyEvent> IN_ORDER = comparing(StreamifyEvent::ts)
            .thenComparing(StreamifyEvent::sessionId)
            .thenComparing(StreamifyEvent::itemInSession)
            .thenComparing(event -> event instanceof StatusChangeEvent);

    private final List<StreamifyEvent> events;
    private final List<ListenEvent> listens;

    ExpectedDashboard(Collection<StreamifyEvent> events) {
        this.events = events.stream().sorted(IN_ORDER).toList();
        this.listens = only(ListenEvent.class);
    }

    Totals totals() {
        return new Totals(
                different(listens.stream().filter(ExpectedDashboard::hasUser), ExpectedDashboard::userId),
                listens.size(),
                guests(listens),
                different(listens.stream(), ListenEvent::artist),
                different(listens.stream(), ExpectedDashboard::song),
                different(
                        listens.stream(),
                        listen ->
                                List.of(listen.device().state(), listen.device().city())),
                different(listens.stream(), listen -> listen.device().state()),
                seconds(listens));
    }

    List<DayPlays> days(ZoneId zone) {
        Map<LocalDate, List<ListenEvent>> days =
                new TreeMap<>(listens.stream().collect(groupingBy(listen -> LocalDate.ofInstant(listen.ts(), zone))));
        return days.entrySet().stream()
                .map(day -> new DayPlays(
                        day.getKey(), day.getValue().size(), seconds(day.getValue()), users(day.getValue())))
                .toList();
    }

    List<StateUsers> states() {
        return listens.stream().collect(groupingBy(listen -> listen.device().state())).entrySet().stream()
                .map(state -> new StateUsers(
                        state.getKey(),
                        users(state.getValue()),
                        state.getValue().size(),
                        guests(state.getValue())))
                .sorted(comparing(StateUsers::users)
                        .thenComparing(StateUsers::plays)
                        .reversed()
                        .thenComparing(StateUsers::state, BY_BYTES))
                .toList();
    }

    List<GenderLevel> levelsByGender() {
        List<GenderLevel> rows = new ArrayList<>();
        for (String gender : Arrays.asList("F", "M", null)) {
            for (String level : List.of("free", "paid")) {
                List<ListenEvent> those = listens.stream()
                        .filter(listen -> Objects.equals(gender(listen), gender)
                                && listen.level().equals(level))
                        .toList();
                if (!those.isEmpty()) {
                    rows.add(new GenderLevel(gender, level, users(those), those.size(), seconds(those)));
                }
            }
        }
        return rows;
    }

    Conversion conversion() {
        long free = 0;
        long converted = 0;
        long upgrades = 0;
        long downgrades = 0;
        for (List<String> levels : levels().values()) {
            int ups = steps(levels, "free", "paid");
            free += levels.contains("free") ? 1 : 0;
            converted += ups > 0 ? 1 : 0;
            upgrades += ups;
            downgrades += steps(levels, "paid", "free");
        }
        return new Conversion(free, converted, upgrades, downgrades);
    }

    List<RepeatedSong> onRepeat(int inARow) {
        Map<List<Object>, List<Long>> runs = new TreeMap<>(comparing((List<Object> key) -> (Long) key.get(0))
                .thenComparing(key -> (String) key.get(1), BY_BYTES)
                .thenComparing(key -> (String) key.get(2), BY_BYTES));
        byUser().forEach((user, those) -> {
            long length = 0;
            for (int i = 0; i < those.size(); i++) {
                length++;
                boolean ends = i + 1 == those.size() || !song(those.get(i)).equals(song(those.get(i + 1)));
                if (ends && length >= inARow) {
                    List<Object> key =
                            List.of(user, those.get(i).artist(), those.get(i).song());
                    runs.computeIfAbsent(key, each -> new ArrayList<>()).add(length);
                }
                length = ends ? 0 : length;
            }
        });
        return runs.entrySet().stream()
                .map(each -> new RepeatedSong(
                        (Long) each.getKey().get(0),
                        (String) each.getKey().get(1),
                        (String) each.getKey().get(2),
                        each.getValue().size(),
                        each.getValue().stream().mapToLong(run -> run).max().orElseThrow()))
                .sorted(comparing(RepeatedSong::userId)
                        .thenComparing(comparing(RepeatedSong::longest).reversed())
                        .thenComparing(comparing(RepeatedSong::times).reversed()))
                .toList();
    }

    List<LevelSkips> skips() {
        return new TreeMap<>(listens.stream().collect(groupingBy(ListenEvent::level)))
                .entrySet().stream()
                        .map(level -> new LevelSkips(
                                level.getKey(),
                                level.getValue().size(),
                                level.getValue().stream()
                                        .filter(this::isFollowed)
                                        .count(),
                                level.getValue().stream()
                                        .filter(this::isSkipped)
                                        .count()))
                        .toList();
    }

    List<SongSkips> mostSkipped(int top) {
        return listens.stream().collect(groupingBy(ExpectedDashboard::song)).entrySet().stream()
                .map(song -> new SongSkips(
                        song.getKey().get(0),
                        song.getKey().get(1),
                        song.getValue().size(),
                        song.getValue().stream().filter(this::isFollowed).count(),
                        song.getValue().stream().filter(this::isSkipped).count()))
                .filter(song -> song.skips() > 0)
                .sorted(comparing(SongSkips::skips)
                        .reversed()
                        .thenComparing(SongSkips::followed)
                        .thenComparing(SongSkips::artist, BY_BYTES)
                        .thenComparing(SongSkips::song, BY_BYTES))
                .limit(top)
                .toList();
    }

    List<SessionLengths> sessionLengths() {
        Map<String, List<Long>> lengths = new TreeMap<>();
        only(PageViewEvent.class).stream()
                .collect(groupingBy(PageViewEvent::sessionId))
                .values()
                .forEach(session -> lengths.computeIfAbsent(visitor(session), each -> new ArrayList<>())
                        .add(clockSeconds(session.get(0), session.get(session.size() - 1))));
        return lengths.entrySet().stream()
                .map(each ->
                        lengths(each.getKey(), each.getValue().stream().sorted().toList()))
                .toList();
    }

    private static SessionLengths lengths(String visitor, List<Long> sorted) {
        int size = sorted.size();
        return new SessionLengths(
                visitor,
                size,
                sorted.stream().mapToLong(each -> each).average().orElseThrow(),
                (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2.0,
                sorted.get(size - 1));
    }

    private static String visitor(List<PageViewEvent> session) {
        if (session.stream().noneMatch(ExpectedDashboard::hasUser)) {
            return "guest";
        }
        return session.stream().anyMatch(page -> page.level().equals("paid")) ? "paid" : "free";
    }

    private boolean isFollowed(ListenEvent listen) {
        return next(listen) != null;
    }

    private boolean isSkipped(ListenEvent listen) {
        ListenEvent next = next(listen);
        return next != null && clockSeconds(listen, next) < listen.duration() - 1;
    }

    private @Nullable ListenEvent next(ListenEvent listen) {
        Predicate<ListenEvent> together = other -> other.sessionId() == listen.sessionId()
                && Objects.equals(userIdOrNull(other), userIdOrNull(listen))
                && IN_ORDER.compare(other, listen) > 0;
        return listens.stream().filter(together).findFirst().orElse(null);
    }

    private static long clockSeconds(StreamifyEvent from, StreamifyEvent to) {
        return to.ts().getEpochSecond() - from.ts().getEpochSecond();
    }

    /** The levels that each user was seen with, one after the other; at one moment the last event decides. */
    private Map<Long, List<String>> levels() {
        Map<Long, List<String>> levels = new TreeMap<>();
        events.stream()
                .filter(ExpectedDashboard::hasUser)
                .collect(groupingBy(ExpectedDashboard::userId))
                .forEach((user, those) -> {
                    List<String> seen = levels.computeIfAbsent(user, each -> new ArrayList<>());
                    for (int i = 0; i < those.size(); i++) {
                        boolean lastOfMoment = i + 1 == those.size()
                                || !those.get(i).ts().equals(those.get(i + 1).ts());
                        if (lastOfMoment) {
                            seen.add(levelFrom(those.get(i)));
                        }
                    }
                });
        return levels;
    }

    private static String levelFrom(StreamifyEvent event) {
        boolean paid = event.level().equals("paid");
        return paid == event instanceof StatusChangeEvent ? "free" : "paid";
    }

    private static int steps(List<String> levels, String from, String to) {
        int steps = 0;
        for (int i = 1; i < levels.size(); i++) {
            steps += levels.get(i - 1).equals(from) && levels.get(i).equals(to) ? 1 : 0;
        }
        return steps;
    }

    private Map<Long, List<ListenEvent>> byUser() {
        return listens.stream().filter(ExpectedDashboard::hasUser).collect(groupingBy(ExpectedDashboard::userId));
    }

    private <E extends StreamifyEvent> List<E> only(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** A simulated user has one gender for good. */
    private static @Nullable String gender(ListenEvent listen) {
        User user = listen.user();
        return user == null ? null : user.gender();
    }

    private static List<String> song(ListenEvent listen) {
        return List.of(listen.artist(), listen.song());
    }

    private static double seconds(List<ListenEvent> listens) {
        return listens.stream().mapToDouble(ListenEvent::duration).sum();
    }

    private static long users(List<ListenEvent> listens) {
        return different(listens.stream().filter(ExpectedDashboard::hasUser), ExpectedDashboard::userId);
    }

    private static long guests(List<ListenEvent> listens) {
        return listens.stream().filter(listen -> !hasUser(listen)).count();
    }

    private static <T> long different(Stream<T> of, Function<T, Object> what) {
        return of.map(what).distinct().count();
    }

    private static boolean hasUser(StreamifyEvent event) {
        return event.user() != null;
    }

    private static @Nullable Long userIdOrNull(StreamifyEvent event) {
        User user = event.user();
        return user == null ? null : user.userId();
    }

    private static long userId(StreamifyEvent event) {
        return Objects.requireNonNull(event.user()).userId();
    }
}
