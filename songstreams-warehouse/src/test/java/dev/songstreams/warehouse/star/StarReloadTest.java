// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.star;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.core.streamify.ListenEvent;
import dev.songstreams.core.streamify.StreamifyEvent;
import dev.songstreams.warehouse.load.LoadLedger;
import dev.songstreams.warehouse.run.Database;
import dev.songstreams.warehouse.star.StarContents.Place;
import dev.songstreams.warehouse.streamify.Events;
import dev.songstreams.warehouse.streamify.SimulatedEvents;
import dev.songstreams.warehouse.streamify.StagedEvent;
import dev.songstreams.warehouse.streamify.Staging;
import dev.songstreams.warehouse.streamify.TestWarehouse;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The star after the loader loaded rows late or in place of others. */
class StarReloadTest {
    private static final Database DATABASE = TestWarehouse.database();
    private static final List<StagedEvent> SIMULATED = SimulatedEvents.of(29);

    private final Staging staging = new Staging(DATABASE);
    private final StreamifyStar star = new StreamifyStar(staging.schema(), TestWarehouse.newSchema("star"));

    @BeforeEach
    void makeLedger() {
        LoadLedger.in(staging.schema()).createIfMissing(DATABASE);
    }

    @Test
    void takesInRowsThatComeBehindLaterOnes() {
        Predicate<StagedEvent> late = event -> event.partition() == 1 && event.offset() >= 5 && event.offset() < 40;
        staging.add(SIMULATED.stream().filter(late.negate()).toList());
        star.refresh(DATABASE);
        staging.add(SIMULATED.stream().filter(late).toList());
        for (var type : StreamifyEvent.types()) {
            reload(1, type.name(), 1, 5, 40, 0);
        }

        StarChanges changes = star.refresh(DATABASE);

        assertThat(changes.listens()).isEqualTo(35);
        assertThat(changes.removed()).isZero();
        assertThat(contents(star)).isEqualTo(contents(madeAtOnce()));
        assertThat(star.refresh(DATABASE).isNothing()).isTrue();
    }

    @Test
    void takesOutRowsThatWereReplaced() {
        staging.add(SIMULATED);
        star.refresh(DATABASE);
        delete("listen_events", 0, 10, 20);
        delete("status_change_events", 0, 0, 1000);
        staging.add(SIMULATED.stream()
                .filter(event -> event.type() == StreamifyEvent.LISTEN_EVENTS)
                .filter(event -> event.partition() == 0 && event.offset() >= 10 && event.offset() < 15)
                .map(StarReloadTest::byAnother)
                .toList());
        reload(1, "listen_events", 0, 10, 20, 10);
        reload(1, "status_change_events", 0, 0, 1000, 3);

        StarChanges changes = star.refresh(DATABASE);

        assertThat(changes.listens()).isEqualTo(5);
        assertThat(changes.removed()).isEqualTo(10);
        StarContents expected = contents(madeAtOnce());
        StarContents refreshed = contents(star);
        assertThat(refreshed.facts()).isEqualTo(expected.facts());
        assertThat(refreshed.levels()).isEqualTo(expected.levels());
        assertThat(refreshed.hours()).isEqualTo(expected.hours());
        assertThat(refreshed.places())
                .extracting(Place::state, Place::city)
                .isEqualTo(expected.places().stream()
                        .map(place -> org.assertj.core.groups.Tuple.tuple(place.state(), place.city()))
                        .toList());
        assertThat(star.refresh(DATABASE).isNothing()).isTrue();
    }

    @Test
    void holdsTheListensOfATopicThatWasCreatedAgainBesideTheFormer() {
        staging.add(SIMULATED);
        String second = staging.schema() + ".listen_events_2";
        DATABASE.execute("create table " + second + " (like " + staging.schema() + ".listen_events)");
        DATABASE.execute("insert into " + second + " select * from " + staging.schema()
                + ".listen_events where kafka_partition = 0 and kafka_offset < 3");
        DATABASE.execute(
                "insert into " + staging.schema() + ".songstreams_loads values ('l', 'listen_events', 0, 9, 'e',"
                        + " 'x', 'listen_events_2', 1, 3, 100, null, '2026-01-01 00:00:00', 'B')");

        StarChanges changes = star.refresh(DATABASE);

        long listens = SIMULATED.stream()
                .filter(event -> event.type() == StreamifyEvent.LISTEN_EVENTS)
                .count();
        assertThat(changes.listens()).isEqualTo(listens + 3);
        assertThat(star.refresh(DATABASE).isNothing()).isTrue();
        DATABASE.execute("delete from " + second + " where kafka_offset = 1");
        reload(1, "listen_events_2", 0, 1, 2, 1);
        assertThat(star.refresh(DATABASE).removed()).isEqualTo(1);
        assertThat(contents(star).facts()).hasSize((int) listens + 2);
    }

    private StreamifyStar madeAtOnce() {
        StreamifyStar fresh = new StreamifyStar(staging.schema(), TestWarehouse.newSchema("star"));
        fresh.refresh(DATABASE);
        return fresh;
    }

    private static StarContents contents(StreamifyStar star) {
        return StarContents.of(DATABASE, star.tables());
    }

    private static StagedEvent byAnother(StagedEvent staged) {
        ListenEvent listen = (ListenEvent) staged.event();
        return new StagedEvent(
                staged.type(),
                staged.partition(),
                staged.offset(),
                Events.by(Events.user(99_999, "Zoe"), "paid", listen.ts()));
    }

    private void delete(String table, int partition, long from, long to) {
        DATABASE.execute("delete from " + staging.schema() + "." + table + " where kafka_partition = " + partition
                + " and kafka_offset >= " + from + " and kafka_offset < " + to);
    }

    private void reload(long id, String table, int partition, long from, long to, long deleted) {
        DATABASE.execute("insert into " + staging.schema() + ".songstreams_reloads values (" + id + ", 'l', '" + table
                + "', '" + table + "', " + partition + ", " + from + ", " + to + ", " + deleted
                + ", 'x', '2026-01-01 00:00:00')");
    }
}
