// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.star;

import static dev.songstreams.warehouse.streamify.Events.by;
import static dev.songstreams.warehouse.streamify.Events.change;
import static dev.songstreams.warehouse.streamify.Events.staged;
import static dev.songstreams.warehouse.streamify.Events.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.songstreams.core.streamify.StreamifyEvent;
import dev.songstreams.core.streamify.User;
import dev.songstreams.warehouse.run.Database;
import dev.songstreams.warehouse.star.StarContents.Level;
import dev.songstreams.warehouse.streamify.StagedEvent;
import dev.songstreams.warehouse.streamify.Staging;
import dev.songstreams.warehouse.streamify.TestWarehouse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserHistoryTest {

    private static final Database DATABASE = TestWarehouse.database();
    private static final User ANN = user(1, "Ann");
    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T10:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-03-04T10:00:00Z");
    private static final Instant THURSDAY = Instant.parse("2026-03-05T10:00:00Z");

    private final Staging staging = new Staging(DATABASE);
    private final StreamifyStar star = new StreamifyStar(staging.schema(), TestWarehouse.newSchema("star"));

    @Test
    void takesTheLevelAfterAChangeFromTheChange() {
        staging.add(staged(by(ANN, "free", MONDAY), change(ANN, "free", TUESDAY), by(ANN, "paid", WEDNESDAY)));

        star.refresh(DATABASE);

        assertThat(levels())
                .extracting(Level::level, Level::validFrom, Level::validTo, Level::isCurrent)
                .containsExactly(tuple("free", MONDAY, TUESDAY, false), tuple("paid", TUESDAY, null, true));
    }

    @Test
    void takesTheChangeOverThePageOfTheSameMoment() {
        staging.add(staged(by(ANN, "paid", TUESDAY), change(ANN, "paid", TUESDAY)));

        star.refresh(DATABASE);

        assertThat(levels()).extracting(Level::level, Level::validFrom).containsExactly(tuple("free", TUESDAY));
    }

    @Test
    void splitsARowByALateChange() {
        staging.add(staged(by(ANN, "free", MONDAY), by(ANN, "free", THURSDAY)));
        star.refresh(DATABASE);
        staging.add(staged(change(ANN, "free", TUESDAY)));

        StarChanges changes = star.refresh(DATABASE);

        assertThat(changes.users()).isEqualTo(3);
        assertThat(levels())
                .extracting(Level::level, Level::validFrom, Level::validTo)
                .containsExactly(
                        tuple("free", MONDAY, TUESDAY),
                        tuple("paid", TUESDAY, THURSDAY),
                        tuple("free", THURSDAY, null));
    }

    @Test
    void leavesRowsAloneThatSayItAlready() {
        staging.add(staged(by(ANN, "free", MONDAY)));
        star.refresh(DATABASE);
        staging.add(List.of(
                new StagedEvent(StreamifyEvent.LISTEN_EVENTS, 0, 1, by(ANN, "free", WEDNESDAY)),
                new StagedEvent(StreamifyEvent.LISTEN_EVENTS, 0, 2, by(ANN, "free", TUESDAY))));

        assertThat(star.refresh(DATABASE).users()).isZero();
    }

    @Test
    void beginsEarlierByALateEvent() {
        staging.add(staged(by(ANN, "free", TUESDAY)));
        star.refresh(DATABASE);
        staging.add(List.of(new StagedEvent(StreamifyEvent.LISTEN_EVENTS, 0, 1, by(ANN, "free", MONDAY))));

        star.refresh(DATABASE);

        assertThat(levels()).extracting(Level::validFrom).containsExactly(MONDAY);
    }

    @Test
    void keepsTheLatestName() {
        staging.add(staged(
                by(ANN, "free", MONDAY),
                by(user(1, "Anna"), "paid", WEDNESDAY),
                by(ANN, "paid", TUESDAY),
                by(user(2, "Bob"), "free", MONDAY)));

        star.refresh(DATABASE);

        assertThat(levels())
                .extracting(Level::userId, Level::firstName, Level::level)
                .containsExactly(tuple(1L, "Anna", "free"), tuple(1L, "Anna", "paid"), tuple(2L, "Bob", "free"));
    }

    private List<Level> levels() {
        return StarContents.of(DATABASE, star.tables()).levels();
    }
}
