// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.star;

import static dev.songstreams.warehouse.streamify.Events.listen;
import static dev.songstreams.warehouse.streamify.Events.staged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.groups.Tuple.tuple;

import dev.songstreams.core.streamify.ListenEvent;
import dev.songstreams.core.streamify.StreamifyEvent;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.run.Database;
import dev.songstreams.warehouse.star.StarContents.Fact;
import dev.songstreams.warehouse.star.StarContents.Hour;
import dev.songstreams.warehouse.star.StarContents.Place;
import dev.songstreams.warehouse.star.table.Listens;
import dev.songstreams.warehouse.star.table.Users;
import dev.songstreams.warehouse.streamify.Events;
import dev.songstreams.warehouse.streamify.SimulatedEvents;
import dev.songstreams.warehouse.streamify.StagedEvent;
import dev.songstreams.warehouse.streamify.Staging;
import dev.songstreams.warehouse.streamify.TestWarehouse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class StreamifyStarTest {

    private static final Database DATABASE = TestWarehouse.database();
    private static final List<StagedEvent> SIMULATED = SimulatedEvents.of(23);

    private final Staging staging = new Staging(DATABASE);
    private final String schema = TestWarehouse.newSchema("star");
    private final StreamifyStar star = new StreamifyStar(staging.schema(), schema);

    @Test
    void holdsOneFactForEachListen() {
        staging.add(SIMULATED);

        StarChanges changes = star.refresh(DATABASE);

        List<Fact> facts = contents().facts();
        List<StagedEvent> listens = SIMULATED.stream()
                .filter(event -> event.type() == StreamifyEvent.LISTEN_EVENTS)
                .toList();
        assertThat(changes.listens()).isEqualTo(listens.size());
        assertThat(facts)
                .containsExactlyInAnyOrderElementsOf(listens.stream()
                        .map(event -> fact(event, (ListenEvent) event.event()))
                        .toList());
    }

    @Test
    void changesNothingTheSecondTime() {
        staging.add(SIMULATED);
        star.refresh(DATABASE);
        StarContents before = contents();

        StarChanges changes = star.refresh(DATABASE);

        assertThat(changes.isNothing()).isTrue();
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void isTheSameInSlicesWithLateEventsAsInOneGo() {
        long seed = 4711;
        List<StagedEvent> arrived = Events.withLateOnes(SIMULATED, new Random(seed));
        staging.add(arrived);
        star.refresh(DATABASE);
        Staging sliced = new Staging(DATABASE);
        StreamifyStar starOfSlices = new StreamifyStar(sliced.schema(), TestWarehouse.newSchema("star"));

        int slice = arrived.size() / 5 + 1;
        long listens = 0;
        for (int from = 0; from < arrived.size(); from += slice) {
            sliced.add(arrived.subList(from, Math.min(from + slice, arrived.size())));
            listens += starOfSlices.refresh(DATABASE).listens();
        }

        StarContents expected = contents();
        assertThat(listens).isEqualTo(expected.facts().size());
        assertThat(StarContents.of(DATABASE, starOfSlices.tables())).isEqualTo(expected);
        assertThat(expected.levels()).isEqualTo(ExpectedLevels.of(arrived));
    }

    @Test
    void tellsTheHistoryOfLevels() {
        staging.add(SIMULATED);

        star.refresh(DATABASE);

        assertThat(contents().levels()).isEqualTo(ExpectedLevels.of(SIMULATED));
        assertThat(contents().levels()).anyMatch(level -> !level.isCurrent());
    }

    @Test
    void hasOneLevelForEachListenOfAUser() {
        staging.add(SIMULATED);
        star.refresh(DATABASE);
        Listens l = star.tables().listens();
        Users u = star.tables().users();

        List<String> levels = DATABASE.fetch(Query.select(u.level)
                .from(l)
                .join(u)
                .on(u.userId
                        .eq(l.userId)
                        .and(u.validFrom.le(l.ts))
                        .and(u.validTo.isNull().or(l.ts.lt(u.validTo)))
                        .and(u.level.eq(l.level))));

        assertThat(levels).hasSize((int) contents().facts().stream()
                .filter(fact -> fact.userId() != null)
                .count());
    }

    @Test
    void fillsOnceThoughManyRefreshAtOnce() throws Exception {
        staging.add(SIMULATED);
        int sessions = 4;
        CountDownLatch begin = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(sessions);
        List<Future<StarChanges>> refreshes = new ArrayList<>();
        try {
            for (int i = 0; i < sessions; i++) {
                refreshes.add(threads.submit(() -> {
                    begin.await();
                    return star.refresh(DATABASE);
                }));
            }
            begin.countDown();
            int busy = 0;
            for (Future<StarChanges> refresh : refreshes) {
                busy += refresh.get().isNothing() ? 0 : 1;
            }

            assertThat(busy).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
        StreamifyStar alone = new StreamifyStar(staging.schema(), TestWarehouse.newSchema("star"));
        alone.refresh(DATABASE);
        assertThat(contents()).isEqualTo(StarContents.of(DATABASE, alone.tables()));
    }

    @Test
    void takesTopicsThatComeLater() {
        Staging growing = new Staging(DATABASE, List.of(StreamifyEvent.STATUS_CHANGE_EVENTS));
        StreamifyStar growingStar = new StreamifyStar(growing.schema(), schema);
        growing.add(only("status_change_events"));
        assertThat(growingStar.refresh(DATABASE).listens()).isZero();

        StreamifyEvent.types().forEach(growing::create);
        growing.add(without("status_change_events"));
        growingStar.refresh(DATABASE);

        staging.add(SIMULATED);
        StreamifyStar atOnce = new StreamifyStar(staging.schema(), TestWarehouse.newSchema("star"));
        atOnce.refresh(DATABASE);
        assertThat(contents()).isEqualTo(StarContents.of(DATABASE, atOnce.tables()));
    }

    @Test
    void isEmptyWithoutStaging() {
        StreamifyStar early = new StreamifyStar(TestWarehouse.newSchema("nowhere"), schema);

        assertThat(early.refresh(DATABASE).isNothing()).isTrue();
        assertThat(contents().facts()).isEmpty();
    }

    @Test
    void keepsEqualTitlesOfTwoArtistsApart() {
        staging.add(staged(
                listen("Nina Simone", "Feeling Good", 177.0),
                listen("Muse", "Feeling Good", 199.0),
                listen("Nina Simone", "Feeling Good", 177.0)));

        StarChanges changes = star.refresh(DATABASE);

        assertThat(changes.songs()).isEqualTo(2);
        assertThat(contents().facts())
                .extracting(Fact::artistOfSong, Fact::title)
                .containsExactly(
                        tuple("Nina Simone", "Feeling Good"),
                        tuple("Muse", "Feeling Good"),
                        tuple("Nina Simone", "Feeling Good"));
    }

    @Test
    void letsTheLeastZipStandForACity() {
        staging.add(staged(Events.at("WA", "Seattle", "98101", listen("Nirvana", "Lithium", 257.0))));
        star.refresh(DATABASE);
        staging.add(List.of(
                next(1, Events.at("WA", "Seattle", "02199", listen("Nirvana", "Lithium", 257.0))),
                next(2, Events.at("WA", "Seattle", "98199", listen("Nirvana", "Lithium", 257.0)))));

        StarChanges changes = star.refresh(DATABASE);

        assertThat(changes.locations()).isZero();
        assertThat(contents().places()).containsExactly(new Place("WA", "Seattle", "02199", 40.0, -100.0));
    }

    @Test
    void spellsTheHours() {
        Instant sunday = Instant.parse("2026-03-01T23:59:59.999Z");
        Instant wednesday = Instant.parse("2024-02-29T00:00:00Z").minusSeconds(1);
        staging.add(staged(
                listen("Nena", "99 Luftballons", 230.0, sunday), listen("Nena", "99 Luftballons", 230.0, wednesday)));

        star.refresh(DATABASE);

        assertThat(contents().hours())
                .containsExactly(
                        new Hour(2024022823, Instant.parse("2024-02-28T23:00:00Z"), 23, 28, "Wednesday", 2, 2024),
                        new Hour(2026030123, Instant.parse("2026-03-01T23:00:00Z"), 23, 1, "Sunday", 3, 2026));
    }

    @Test
    void refusesToDoubleFacts() {
        staging.add(staged(listen("Nena", "99 Luftballons", 230.0)));
        star.refresh(DATABASE);
        DATABASE.execute("insert into " + schema + ".songs values (77, 'Nena', '99 Luftballons', 'Pop')");
        StarContents before = contents();
        staging.add(List.of(next(1, listen("Nena", "99 Luftballons", 230.0))));

        assertThatIllegalStateException()
                .isThrownBy(() -> star.refresh(DATABASE))
                .withMessage(
                        "the refresh was rolled back: 1 new listens made 2 facts. A song, artist or location of the star is"
                                + " there twice, or its row was changed by hand; rebuild the star");
        assertThat(contents()).isEqualTo(before);

        star.rebuild(DATABASE);

        assertThat(contents().facts()).hasSize(2);
    }

    @Test
    void isTheSameWhenRebuilt() {
        staging.add(SIMULATED);
        star.refresh(DATABASE);
        StarContents before = contents();

        StarChanges changes = star.rebuild(DATABASE);

        assertThat(changes.listens()).isEqualTo(before.facts().size());
        assertThat(contents()).isEqualTo(before);
        assertThat(star.refresh(DATABASE).isNothing()).isTrue();
    }

    @Test
    void livesInASchemaOfAnyName() {
        StreamifyStar odd = new StreamifyStar(staging.schema(), schema + " of \"Ann\";\ndrop table x --");
        staging.add(staged(listen("Nena", "99 Luftballons", 230.0)));

        assertThat(odd.refresh(DATABASE).listens()).isEqualTo(1);
        assertThat(StarContents.of(DATABASE, odd.tables()).facts()).hasSize(1);
    }

    private StarContents contents() {
        return StarContents.of(DATABASE, star.tables());
    }

    private static Fact fact(StagedEvent staged, ListenEvent listen) {
        return new Fact(
                staged.partition(),
                staged.offset(),
                listen.ts(),
                listen.user() == null ? null : listen.user().userId(),
                listen.artist(),
                listen.artist(),
                listen.song(),
                "Unknown",
                listen.device().state(),
                listen.device().city(),
                listen.level(),
                listen.duration());
    }

    private static StagedEvent next(long offset, ListenEvent listen) {
        return new StagedEvent(StreamifyEvent.LISTEN_EVENTS, 0, offset, listen);
    }

    private static List<StagedEvent> only(String topic) {
        return SIMULATED.stream()
                .filter(event -> event.type().name().equals(topic))
                .toList();
    }

    private static List<StagedEvent> without(String topic) {
        return SIMULATED.stream()
                .filter(event -> !event.type().name().equals(topic))
                .toList();
    }
}
