// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.warehouse.copy.CopyCommand;
import dev.songstreams.warehouse.copy.CopyFormat;
import dev.songstreams.warehouse.copy.TemporaryCredentials;
import dev.songstreams.warehouse.copy.UnloadCommand;
import dev.songstreams.warehouse.copy.UnloadFormat;
import dev.songstreams.warehouse.ddl.TableCatalog;
import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.run.Database;
import dev.songstreams.warehouse.run.QueryListener;
import dev.songstreams.warehouse.run.WarehouseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What loads send is bounded by the query timeout and heard by the listener, like all queries. */
@ExtendWith(LoadStack.class)
class BoundedStatementsTest {
    private static final String CANCELLED = "57014";
    private static final TemporaryCredentials KEYS =
            TemporaryCredentials.of("ASIAEXAMPLE0001", "s3cr3t/0123456789", "t0ken/0123456789");

    @Test
    void aStatementThatWaitsForALockEndsWithTheTimeout(TestLake lake) throws Exception {
        LoadLedger ledger = lake.ledger();
        ledger.createIfMissing(lake.database());
        lake.execute("create table " + lake.table("copied") + " (id int)");
        lake.store().put(new ObjectKey("in/file"), "1\n".getBytes(StandardCharsets.UTF_8));
        TableName table = TableName.of(lake.name(), "copied");
        String url = "s3://lake/" + lake.name() + "/";
        CopyCommand copy =
                CopyCommand.into(table, CopyFormat.CSV).from(url + "in/file").build();
        UnloadCommand unload = UnloadCommand.of("select * from " + lake.table("copied"), UnloadFormat.CSV)
                .to(url + "out/")
                .build();
        RowInsert ledgerRows = new RowInsert(LedgerDefinition.lock(lake.name()));
        List<Consumer<Database>> waiting = List.of(
                copy::run,
                unload::run,
                transaction -> ledger.lock(transaction),
                transaction -> ledgerRows.into(transaction, List.of(Arrays.asList(1))),
                transaction -> SessionQuery.number(transaction, "count(*) from " + lake.table("copied")));

        try (Connection connection = lake.pool().dataSource().getConnection()) {
            Database.over(connection).inTransaction(holder -> {
                holder.execute("lock table " + lake.table("copied"));
                ledger.lock(holder);
                Database bounded = lake.database().withQueryTimeout(Duration.ofSeconds(1));
                for (Consumer<Database> each : waiting) {
                    WarehouseException failure = catchThrowableOfType(
                            WarehouseException.class,
                            () -> bounded.inTransaction(transaction -> {
                                each.accept(transaction);
                                return "";
                            }));
                    assertThat(failure.sqlState()).isEqualTo(CANCELLED);
                }
                return "";
            });
        }
    }

    @Test
    void theListenerHearsThemWithoutSecrets(TestLake lake) throws IOException {
        lake.execute("create schema if not exists " + lake.name());
        lake.execute("create table " + lake.table("copied") + " (id int)");
        lake.store().put(new ObjectKey("in/file"), "1\n".getBytes(StandardCharsets.UTF_8));
        TableName table = TableName.of(lake.name(), "copied");
        CopyCommand copy = CopyCommand.into(table, CopyFormat.CSV)
                .from("s3://lake/" + lake.name() + "/in/file")
                .authorization(KEYS)
                .build();
        Heard heard = new Heard();
        Database database = lake.database().withListener(heard);

        copy.run(database);
        TableCatalog.columns(database, table);
        lake.execute("drop table " + lake.table("copied"));
        WarehouseException failure = catchThrowableOfType(WarehouseException.class, () -> copy.run(database));

        assertThat(heard.completed).hasSize(2).first().isEqualTo(copy.sql());
        assertThat(heard.failed).containsExactly(copy.sql());
        assertThat(failure.sql()).isEqualTo(copy.sql());
        assertThat(failure).hasMessageContaining("***").hasMessageNotContaining("0123456789");
    }

    private static final class Heard implements QueryListener {
        private final List<String> completed = new ArrayList<>();
        private final List<String> failed = new ArrayList<>();

        @Override
        public void completed(String sql, Duration elapsed, long rows) {
            completed.add(sql);
        }

        @Override
        public void failed(String sql, Duration elapsed, WarehouseException failure) {
            failed.add(sql);
        }
    }
}
