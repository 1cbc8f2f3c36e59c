// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.format.text.CsvFormat;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LoadStack.class)
class TableBindingTest {
    private static final FileFormat CSV = CsvFormat.defaults();

    @Test
    void theSameTopicOfASecondLakeIsRefused(TestLake lake) throws IOException {
        lake.plays(CSV).append(List.of(Play.bare(1)));
        lake.loader().load();
        try (TestLake other = lake.another()) {
            other.plays(CSV).append(List.of(Play.bare(1)));

            assertThatThrownBy(() -> other.loader().load())
                    .isInstanceOf(LoadException.class)
                    .hasMessage("plays: the table " + lake.table("plays") + " has rows of the topic plays of the lake "
                            + id(lake) + ", and this is plays of the lake " + id(other)
                            + ": the same records would stand in it twice. Load into another schema or table; or, if the"
                            + " two hold different records, say so with LoaderSettings.shareTable");
        }
        assertThat(lake.rows()).isEqualTo(1);
    }

    @Test
    void anotherTopicInTheSameTableIsRefused(TestLake lake) {
        lake.plays(CSV).append(List.of(Play.bare(1)));
        lake.loader().load("plays");
        lake.topic("plays2", Play.TYPE, CSV).append(List.of(Play.bare(2)));

        assertThatThrownBy(() -> lake.loader(
                                lake.settings().table("plays2", "plays").build())
                        .load("plays2"))
                .isInstanceOf(LoadException.class)
                .hasMessageStartingWith(
                        "plays2: the table " + lake.table("plays") + " has rows of the topic plays of the");
    }

    @Test
    void aTableMayBeSharedIfThatIsSaid(TestLake lake) throws IOException {
        lake.plays(CSV).append(List.of(Play.bare(1)));
        lake.loader().load();
        try (TestLake other = lake.another()) {
            other.plays(CSV).append(List.of(Play.bare(2)));

            other.loader(other.settings().shareTable("plays").build()).load();

            assertThat(lake.query("select user_id from " + lake.table("plays") + " order by 1"))
                    .containsExactly("1", "2");
            assertThat(lake.query("select lake_id, from_offset, to_offset from " + lake.table("songstreams_reloads")))
                    .containsExactly(id(other) + "|0|1");
            new LogEdit(other)
                    .rewrite(new OffsetRange(0, 1), List.of(Play.bare(3)), List.copyOf(other.cleanFiles()), CSV);
            assertThatThrownBy(() -> other.loader(
                                    other.settings().shareTable("plays").build())
                            .load())
                    .isInstanceOf(LoadException.class)
                    .hasMessage("plays: entry 3 of the log replaces rows by their offsets, but the table "
                            + lake.table("plays") + " has rows of the topic plays of the lake " + id(lake)
                            + " too, which may have the same offsets. Load this topic into a table of its own");
        }
    }

    @Test
    void rowsThatTheLedgerDoesNotKnowAreRefused(TestLake lake) {
        WrittenTopic plays = lake.plays(CSV);
        plays.append(List.of(Play.bare(1)));
        lake.loader().load();
        lake.execute("delete from " + lake.table("songstreams_loads"));

        assertThatThrownBy(() -> lake.loader().load())
                .isInstanceOf(LoadException.class)
                .hasMessage("plays: the table " + lake.table("plays") + " has rows, but the ledger "
                        + lake.table("songstreams_loads")
                        + " has loaded none of this lake into it: they may be the same"
                        + " records. Restore the ledger, empty the table, or load into another; or, if they are other"
                        + " records, say so with LoaderSettings.shareTable");
        assertThat(lake.rows()).isEqualTo(1);
    }

    @Test
    void theLedgerCanBeReadWhileALoadHoldsItsLock(TestLake lake) throws IOException {
        lake.plays(CSV).append(List.of(Play.bare(1)));
        lake.loader().load();
        String lakeId = id(lake);

        long sequence = lake.database().inTransaction(transaction -> {
            lake.ledger().lock(transaction);
            return lake.ledger()
                    .position(lake.database(), lakeId, "plays")
                    .orElseThrow()
                    .sequence();
        });

        assertThat(sequence).isEqualTo(2);
    }

    @Test
    void aLedgerOfAnEarlierVersionGetsTheColumnsItLacks(TestLake lake) {
        WrittenTopic plays = lake.plays(CSV);
        plays.append(List.of(Play.bare(1)));
        lake.loader().load();
        lake.execute("alter table " + lake.table("songstreams_loads") + " drop column topic_id");
        plays.append(List.of(Play.bare(2)));

        lake.loader().load();

        assertThat(lake.query("select sequence, topic_id from " + lake.table("songstreams_loads") + " order by 1"))
                .containsExactly("1|null", "2|null", "3|" + WrittenTopic.TOPIC_ID);
    }

    private static String id(TestLake lake) throws IOException {
        return lake.reader().descriptor().orElseThrow().lakeId();
    }
}
