// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.songstreams.core.row.RowSchema;
import dev.songstreams.core.sink.CoveredOffsets;
import dev.songstreams.core.sink.TopicIdentity;
import dev.songstreams.lake.format.parquet.ParquetFormat;
import dev.songstreams.lake.format.text.CsvFormat;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LogWriter;
import dev.songstreams.lake.log.TopicLog;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.warehouse.copy.TemporaryCredentials;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LoadStack.class)
class LoadFailureTest {
    @Test
    void aBadValueIsNamedWithFileLineAndColumnAndNothingIsKept(TestLake lake) throws IOException {
        WrittenTopic plays = lake.plays(CsvFormat.defaults());
        plays.append(List.of(Play.bare(1)));
        lake.loader().load();
        plays.append(List.of(Play.bare(2)));
        plays.append(List.of(Play.full(3, "a"), Play.full(4, "b")));
        DataFile bad = lake.cleanFiles().get(2);
        lake.damage(bad, "239.25,7", "2x9.25,7");

        LoadException failure =
                catchThrowableOfType(LoadException.class, () -> lake.loader().load());

        assertThat(failure.error()).isPresent().hasValueSatisfying(error -> {
            assertThat(error.file()).isEqualTo(lake.store().root() + "/" + bad.key());
            assertThat(error.line()).hasValue(2);
            assertThat(error.column()).isEqualTo("seconds");
            assertThat(error.value()).isEqualTo("2x9.25");
            assertThat(error.reason()).isNotEmpty();
            assertThat(error.queryId()).isPositive();
        });
        assertThat(failure)
                .hasMessage("plays: COPY into " + lake.table("plays") + " failed: "
                        + failure.error().orElseThrow()
                        + ". Nothing was loaded of the log's entries 3 to 4. Mend the file, or"
                        + " quarantine it to load the others");
        assertThat(failure.sqlState()).isNotEmpty();
        assertThat(lake.rows()).isEqualTo(1);
        assertThat(lake.query("select max(sequence) from " + lake.table("songstreams_loads")))
                .containsExactly("2");
        assertThat(lake.manifests()).isEmpty();
    }

    @Test
    void aFileThatWasMendedIsLoadedThen(TestLake lake) throws IOException {
        lake.plays(CsvFormat.defaults()).append(List.of(Play.full(3, "a")));
        DataFile bad = lake.cleanFiles().get(0);
        lake.damage(bad, "239.25", "2x9.25");
        assertThatThrownBy(() -> lake.loader().load()).isInstanceOf(LoadException.class);
        lake.damage(bad, "2x9.25", "239.25");

        assertThat(lake.loader().load("plays").rows()).isEqualTo(1);
        assertThat(lake.rows()).isEqualTo(1);
    }

    @Test
    void aFileThatIsGoneFailsTheLoad(TestLake lake) throws IOException {
        lake.plays(ParquetFormat.defaults()).append(List.of(Play.bare(1)));
        lake.store().delete(List.of(lake.cleanFiles().get(0).key()));

        assertThatThrownBy(() -> lake.loader().load())
                .isInstanceOf(LoadException.class)
                .hasMessageStartingWith("plays: COPY into " + lake.table("plays") + " failed: ")
                .hasMessageEndingWith(". Nothing was loaded of the log's entries 1 to 2");
        assertThat(lake.rows()).isZero();
    }

    @Test
    void anotherNumberOfRowsThanTheLogSaysFailsTheLoad(TestLake lake) throws IOException {
        WrittenTopic plays = lake.plays(ParquetFormat.defaults());
        plays.append(List.of(Play.bare(1), Play.bare(2)));
        commitWithRows(lake, lake.cleanFiles().get(0), 3);

        assertThatThrownBy(() -> lake.loader().load())
                .isInstanceOf(LoadException.class)
                .hasMessageMatching(
                        "plays: COPY took 4 rows of 2 files, but the lake's log says 5; nothing of it was kept."
                                + " Files such as clean/plays/\\S+ are not what was committed");
        assertThat(lake.rows()).isZero();
        assertThat(lake.query("select count(*) from " + lake.table("songstreams_loads")))
                .containsExactly("0");
    }

    /** Commits a copy of a file under another name, with a wrong number of rows. */
    private static void commitWithRows(TestLake lake, DataFile file, long rows) throws IOException {
        ObjectKey key = new ObjectKey(file.key().path() + ".again");
        lake.store().put(key, lake.store().read(file.key()));
        DataFile wrong = new DataFile(
                key, Zone.CLEAN, file.format(), file.columns(), rows, file.bytes(), file.crc32c(), null, null);
        Map<Zone, RowSchema> schemas =
                lake.reader().newest("plays").orElseThrow().schemas();
        LogWriter writer = new LogWriter(
                new TopicLog(lake.store(), "plays"),
                new TopicIdentity("plays", "AAAAAAAAAAAAAAAAAAAAAA", "cluster"),
                schemas,
                Clock.systemUTC());
        assertThat(writer.commit(writer.base(), List.of(wrong), CoveredOffsets.of(Map.of()))
                        .entry())
                .isNotNull();
    }

    @Test
    void aLakeThatWasRestoredToAnOlderStateIsRefused(TestLake lake) throws IOException {
        WrittenTopic plays = lake.plays(ParquetFormat.defaults());
        plays.append(List.of(Play.bare(1)));
        plays.append(List.of(Play.bare(2)));
        lake.loader().load();
        lake.store().delete(List.of(new ObjectKey("_songstreams/plays/0/00000000000000000003.json")));

        assertThatThrownBy(() -> lake.loader().load())
                .isInstanceOf(LoadException.class)
                .hasMessage("plays: the ledger has loaded the log's entry 3, but the log under "
                        + lake.store().root()
                        + " ends at entry 2: the lake was restored to an older state. Rows of the entries behind it are in"
                        + " the warehouse and not in the lake; restore the lake, or load it into another schema");
    }

    @Test
    void aLakeThatWentOnFromAnOlderStateIsRefused(TestLake lake) throws IOException {
        WrittenTopic plays = lake.plays(ParquetFormat.defaults());
        plays.append(List.of(Play.bare(1)));
        plays.append(List.of(Play.bare(2)));
        lake.loader().load();
        lake.store().delete(List.of(new ObjectKey("_songstreams/plays/0/00000000000000000003.json")));
        WrittenTopic restored = lake.plays(ParquetFormat.defaults());
        restored.append(List.of(Play.bare(3)));

        assertThatThrownBy(() -> lake.loader().load())
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("the ledger has loaded entry 3 with the id ");
        restored.append(List.of(Play.bare(4)));
        assertThatThrownBy(() -> lake.loader().load())
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("the ledger has loaded entry 3 with the id ")
                .hasMessageEndingWith(
                        "there: the lake was restored to an older state and went on from there. Restore the"
                                + " lake, or load it into another schema");
        assertThat(lake.rows()).isEqualTo(2);
    }

    @Test
    void aFailureThatPassesIsTriedAgain(TestLake lake) {
        lake.plays(ParquetFormat.defaults()).append(List.of(Play.bare(1)));
        FailingStatements database = new FailingStatements(lake.pool().dataSource(), "COPY", 2);
        List<Integer> retries = new ArrayList<>();
        LoadListener listener = new LoadListener() {
            @Override
            public void retrying(String topic, int attempt, String reason) {
                retries.add(attempt);
            }
        };

        new WarehouseLoader(
                        database.database(),
                        lake.reader(),
                        lake.settings().listener(listener).build())
                .load();

        assertThat(retries).containsExactly(1, 2);
        assertThat(lake.rows()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "An I/O error occurred while sending to the backend., 08006",
        "FATAL: terminating connection due to administrator command, 57P01",
        "FATAL: the database system is starting up, 57P03",
        "'ERROR: 1018\n  Detail: Relation does not exist.', XX000",
    })
    void aServerThatWasLostIsAskedAgain(String message, String state, TestLake lake) {
        lake.plays(ParquetFormat.defaults()).append(List.of(Play.bare(1)));
        FailingStatements database =
                new FailingStatements(lake.pool().dataSource(), "COPY", 1, () -> new SQLException(message, state));

        new WarehouseLoader(database.database(), lake.reader(), lake.settings().build()).load();

        assertThat(database.failures()).isEqualTo(1);
        assertThat(lake.rows()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWouldFailAgainIsNotTriedAgain(boolean tooSlow, TestLake lake) {
        lake.plays(ParquetFormat.defaults()).append(List.of(Play.bare(1)));
        SQLException failure = tooSlow
                ? new SQLException("An I/O error occurred", "08006", new SocketTimeoutException("Read timed out"))
                : new SQLException("ERROR: canceling statement due to user request", "57014");
        FailingStatements database = new FailingStatements(lake.pool().dataSource(), "COPY", 1, () -> failure);
        WarehouseLoader loader = new WarehouseLoader(
                database.database(), lake.reader(), lake.settings().build());

        assertThatThrownBy(loader::load).isInstanceOf(LoadException.class).hasMessageContaining(failure.getMessage());
        assertThat(lake.rows()).isZero();
    }

    @Test
    void whatWasTooSlowIsNotTriedAgainWhereTheStatementHoldsASecretEither(TestLake lake) {
        lake.plays(ParquetFormat.defaults()).append(List.of(Play.bare(1)));
        FailingStatements database = new FailingStatements(
                lake.pool().dataSource(),
                "COPY",
                1,
                () -> new SQLException("An I/O error occurred", "08006", new SocketTimeoutException("Read timed out")));
        TemporaryCredentials keys = TemporaryCredentials.of("ASIAEXAMPLE1234", "sEcret/Example", "FwoGZXIv");
        WarehouseLoader loader = new WarehouseLoader(
                database.database(),
                lake.reader(),
                lake.settings().credentials(() -> keys).build());

        assertThatThrownBy(loader::load).isInstanceOf(LoadException.class).hasMessageContaining("An I/O error");
        assertThat(lake.rows()).isZero();
    }

    @Test
    void aFailureThatDoesNotPassIsToldInTheEnd(TestLake lake) {
        lake.plays(ParquetFormat.defaults()).append(List.of(Play.bare(1)));
        FailingStatements database = new FailingStatements(lake.pool().dataSource(), "COPY", Integer.MAX_VALUE);
        WarehouseLoader loader = new WarehouseLoader(
                database.database(), lake.reader(), lake.settings().build());

        assertThatThrownBy(loader::load)
                .isInstanceOf(LoadException.class)
                .hasMessageStartingWith("plays: COPY into " + lake.table("plays") + " failed: ")
                .hasMessageContaining("1023");
        assertThat(database.failures()).isEqualTo(5);
        assertThat(lake.rows()).isZero();
    }
}
