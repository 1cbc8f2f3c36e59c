// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.core.decode.DecodeResult;
import dev.songstreams.core.decode.EventDecoder;
import dev.songstreams.core.decode.JsonEventDecoder;
import dev.songstreams.core.decode.JsonOptions;
import dev.songstreams.core.decode.SourceRecord;
import dev.songstreams.core.decode.TextRepair;
import dev.songstreams.core.event.EventType;
import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.core.streamify.ListenEvent;
import dev.songstreams.core.streamify.StreamifyEvent;
import dev.songstreams.lake.log.LakeReader;
import dev.songstreams.lake.rewrite.Selection;
import dev.songstreams.lake.sink.TopicModel;
import dev.songstreams.warehouse.insights.habit.PageViews;
import dev.songstreams.warehouse.load.LoaderSettings;
import dev.songstreams.warehouse.load.TopicLoad;
import dev.songstreams.warehouse.load.WarehouseLoader;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.run.Database;
import dev.songstreams.warehouse.star.StreamifyStar;
import dev.songstreams.warehouse.star.table.StarTables;
import dev.songstreams.warehouse.streamify.SimulatedEvents;
import dev.songstreams.warehouse.streamify.SimulatedRecord;
import dev.songstreams.warehouse.streamify.StagedEvent;
import dev.songstreams.warehouse.streamify.StreamifyLake;
import dev.songstreams.warehouse.streamify.TestWarehouse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * From a decoder with faults to the right answers: it refuses some listens and status changes and misspells all artists. A redrive brings
 * the refused ones in, a replay mends the names; each time facts and answers are those of the events computed in plain Java.
 */
class RedrivenAnswersTest {
    private static final Database DATABASE = TestWarehouse.database();
    private static final long SEED = 11;
    private static final int ALL = 1_000_000;
    private static final List<SimulatedRecord> RECORDS = SimulatedRecord.of(SEED);
    private static final List<StagedEvent> EVENTS = SimulatedEvents.of(SEED);
    private static final String LISTENS = StreamifyEvent.LISTEN_EVENTS.name();
    private static final String CHANGES = StreamifyEvent.STATUS_CHANGE_EVENTS.name();

    private final StreamifyLake lake = new StreamifyLake();
    private final String staging = TestWarehouse.newSchema("staging");
    private final StreamifyStar star = new StreamifyStar(staging, TestWarehouse.newSchema("star"));

    @AfterEach
    void closeTheLake() {
        lake.close();
    }

    @Test
    void eachStepIsLoadedAndAnswered() throws IOException {
        arriveWithFaults();
        load();
        assertAnswers(events(true, RedrivenAnswersTest::misspelt));

        redrive();
        assertThat(load()).isEqualTo(refused());
        assertAnswers(events(false, RedrivenAnswersTest::misspelt));

        replay();
        assertThat(load()).isEqualTo(count(LISTENS) + count(CHANGES));
        assertAnswers(EVENTS);

        assertThat(load()).isZero();
        assertThat(star.refresh(DATABASE))
                .satisfies(changes -> assertThat(changes.isNothing()).isTrue());
    }

    @Test
    void aLoadThatComesLateTakesThemAllAtOnce() throws IOException {
        arriveWithFaults();
        redrive();
        replay();

        load();

        assertAnswers(EVENTS);
    }

    @Test
    void aReplayOfSomeOffsetsLeavesTheOthersAsTheyAre() throws IOException {
        arriveWithFaults();
        load();
        redrive();
        lake.again(LISTENS, listens(false, UnaryOperator.identity()))
                .replay(Selection.all().withOffsets(1, new OffsetRange(0, 5)));

        load();

        List<Fact> facts = DATABASE.fetch(facts(star.tables()));
        assertThat(facts).hasSize((int) count(LISTENS));
        assertThat(facts).filteredOn(fact -> fact.artist().endsWith("?")).isNotEmpty();
        assertThat(facts)
                .filteredOn(fact -> fact.partition() == 1 && fact.offset() < 5)
                .hasSize(5)
                .noneMatch(fact -> fact.artist().endsWith("?"));
        // What was not replayed is as the redrive left it; nothing is there twice, and nothing is gone.
        assertThat(facts.stream()
                        .map(fact -> fact.named(withoutMark(fact.artist())))
                        .toList())
                .isEqualTo(facts(EVENTS));
    }

    private void arriveWithFaults() {
        lake.arrive(LISTENS, listens(true, RedrivenAnswersTest::misspelt), RECORDS);
        lake.arrive(CHANGES, model(StreamifyEvent.STATUS_CHANGE_EVENTS, true, UnaryOperator.identity()), RECORDS);
        for (EventType<?> type : List.of(StreamifyEvent.AUTH_EVENTS, StreamifyEvent.PAGE_VIEW_EVENTS)) {
            lake.arrive(type.name(), TopicModel.json(type), RECORDS);
        }
    }

    private void redrive() throws IOException {
        assertThat(lake.again(LISTENS, listens(false, RedrivenAnswersTest::misspelt))
                        .redrive(Selection.all())
                        .decoded())
                .isPositive();
        assertThat(lake.again(CHANGES, TopicModel.json(StreamifyEvent.STATUS_CHANGE_EVENTS))
                        .redrive(Selection.all())
                        .decoded())
                .isPositive();
    }

    private void replay() throws IOException {
        lake.again(LISTENS, TopicModel.json(StreamifyEvent.LISTEN_EVENTS)).replay(Selection.all());
        lake.again(CHANGES, TopicModel.json(StreamifyEvent.STATUS_CHANGE_EVENTS))
                .replay(Selection.all());
    }

    /** Loads what is new and refreshes the star; gives the rows loaded. */
    private long load() {
        LakeReader reader = lake.reader();
        List<TopicLoad> loads = new WarehouseLoader(
                        DATABASE,
                        reader,
                        LoaderSettings.builder().schema(staging).build())
                .load();
        star.refresh(DATABASE);
        return loads.stream().mapToLong(TopicLoad::rows).sum();
    }

    private static TopicModel listens(boolean refusing, UnaryOperator<ListenEvent> change) {
        return model(StreamifyEvent.LISTEN_EVENTS, refusing, change);
    }

    private static <E extends Record> TopicModel model(EventType<E> type, boolean refusing, UnaryOperator<E> change) {
        return TopicModel.decoded(type, () -> decoder(type, refusing, change));
    }

    private static <E extends Record> EventDecoder<E> decoder(
            EventType<E> type, boolean refusing, UnaryOperator<E> change) {
        JsonEventDecoder<E> json =
                new JsonEventDecoder<>(type, JsonOptions.defaults().withTextRepair(TextRepair.LATIN1_READ_AS_UTF8));
        return record -> {
            if (refusing && isRefused(record)) {
                return DecodeResult.refused("a fault of the decoder");
            }
            return json.decode(record) instanceof DecodeResult.Decoded<E> decoded
                    ? DecodeResult.of(change.apply(decoded.event()))
                    : DecodeResult.refused("no event");
        };
    }

    private static boolean isRefused(SourceRecord record) {
        return isRefused(record.topic(), record.partition(), record.offset());
    }

    private static boolean isRefused(String topic, int partition, long offset) {
        return (topic.equals(LISTENS) || topic.equals(CHANGES)) && (partition + offset) % 3 == 1;
    }

    private static ListenEvent misspelt(ListenEvent listen) {
        return new ListenEvent(
                listen.artist() + "?",
                listen.song(),
                listen.duration(),
                listen.ts(),
                listen.sessionId(),
                listen.auth(),
                listen.level(),
                listen.itemInSession(),
                listen.device(),
                listen.user());
    }

    private static String withoutMark(String artist) {
        return artist.endsWith("?") ? artist.substring(0, artist.length() - 1) : artist;
    }

    /** The events as a decoder with these faults sees them. */
    private static List<StagedEvent> events(boolean refusing, UnaryOperator<ListenEvent> change) {
        return EVENTS.stream()
                .filter(each -> !refusing || !isRefused(each.type().name(), each.partition(), each.offset()))
                .map(each -> each.event() instanceof ListenEvent listen
                        ? new StagedEvent(each.type(), each.partition(), each.offset(), change.apply(listen))
                        : each)
                .toList();
    }

    private static long refused() {
        return RECORDS.stream().filter(RedrivenAnswersTest::isRefused).count();
    }

    private static long count(String topic) {
        return RECORDS.stream().filter(record -> record.topic().equals(topic)).count();
    }

    private record Fact(
            int partition,
            long offset,
            Instant ts,
            @Nullable Long userId,
            String artist,
            String title,
            String state,
            String city,
            String level,
            double seconds) {

        Fact named(String other) {
            return new Fact(partition, offset, ts, userId, other, title, state, city, level, seconds);
        }
    }

    private static List<Fact> facts(List<StagedEvent> events) {
        return events.stream()
                .filter(each -> each.event() instanceof ListenEvent)
                .map(each -> fact(each, (ListenEvent) each.event()))
                .sorted(Comparator.comparing(Fact::partition).thenComparing(Fact::offset))
                .toList();
    }

    private static Fact fact(StagedEvent staged, ListenEvent listen) {
        return new Fact(
                staged.partition(),
                staged.offset(),
                listen.ts(),
                listen.user() == null ? null : listen.user().userId(),
                listen.artist(),
                listen.song(),
                listen.device().state(),
                listen.device().city(),
                listen.level(),
                listen.duration());
    }

    private static Query<Fact> facts(StarTables tables) {
        var l = tables.listens();
        return Query.select(
                        l.kafkaPartition,
                        l.kafkaOffset,
                        l.ts,
                        l.userId,
                        tables.songs().artist,
                        tables.songs().title,
                        tables.locations().state,
                        tables.locations().city,
                        l.level,
                        l.seconds)
                .from(l)
                .join(tables.songs())
                .on(l.songKey.eq(tables.songs().songKey))
                .join(tables.locations())
                .on(l.locationKey.eq(tables.locations().locationKey))
                .orderBy(l.kafkaPartition.asc(), l.kafkaOffset.asc())
                .as(Fact.class);
    }

    private void assertAnswers(List<StagedEvent> staged) {
        assertThat(DATABASE.fetch(facts(star.tables()))).isEqualTo(facts(staged));
        List<StreamifyEvent> events = staged.stream().map(StagedEvent::event).toList();
        ExpectedDashboard dashboard = new ExpectedDashboard(events);
        ExpectedAnswers answers = new ExpectedAnswers(
                events.stream()
                        .filter(ListenEvent.class::isInstance)
                        .map(ListenEvent.class::cast)
                        .toList(),
                new HashMap<>(Map.of()));
        ListeningInsights insights = new ListeningInsights(DATABASE, star.tables());
        assertSame(List.of(insights.totals()), List.of(dashboard.totals()));
        assertSame(insights.topSongs(OptionalLong.empty(), ALL), answers.topSongs(OptionalLong.empty(), ALL));
        assertSame(insights.topArtists(OptionalLong.empty(), ALL), answers.topArtists(OptionalLong.empty(), ALL));
        assertSame(
                insights.topSongsByLocation(Optional.empty(), ALL), answers.topSongsByLocation(Optional.empty(), ALL));
        assertSame(insights.streamsPerDay(ZoneId.of("UTC")), dashboard.days(ZoneId.of("UTC")));
        assertSame(insights.levelsByGender(), dashboard.levelsByGender());
        assertThat(insights.conversion()).isEqualTo(dashboard.conversion());
        assertThat(insights.skips()).isEqualTo(dashboard.skips());
        assertThat(insights.songsOnRepeat(2)).isEqualTo(dashboard.onRepeat(2));
        assertSame(insights.sessionLengths(PageViews.in(staging)), dashboard.sessionLengths());
    }

    /** The same records in the same order; seconds may differ in the last bits, as sums in another order do. */
    private static <R> void assertSame(List<R> actual, List<R> expectations) {
        assertThat(actual)
                .usingRecursiveFieldByFieldElementComparator(RecursiveComparisonConfiguration.builder()
                        .withComparatorForType(
                                (a, b) -> Math.abs(a - b) <= 1e-6 ? 0 : Double.compare(a, b), Double.class)
                        .build())
                .containsExactlyElementsOf(expectations);
    }
}
