// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.query.function.Aggregates;
import dev.songstreams.warehouse.query.function.Texts;
import dev.songstreams.warehouse.query.table.Column;
import dev.songstreams.warehouse.query.table.Table;
import dev.songstreams.warehouse.sql.Quoting;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Odd text as a name and as a value means itself to the driver and to the server. */
class HostileTextTest extends WarehouseTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order", "two words", "what?", "it's", "say \"no\"", "x\"; drop table music.songs; --", "/* open",
                        "-- line",
                "a\nb", "$1", "$$", "{d}", ":name", "Größe", "100%", "back\\slash"
            })
    void isANameAndAValue(String text) throws SQLException {
        String table = "music." + Quoting.identifier("t " + text);
        Database database = warehouse.database();
        database.withConnection(c -> {
            c.createStatement().execute("create table " + table + " (" + Quoting.identifier(text) + " varchar(100))");
            var insert = c.prepareStatement("insert into " + table + " values (?)");
            insert.setString(1, text);
            return insert.execute();
        });
        var odd = Table.of("music", "t " + text).as(text + " alias");
        Column<String> column = Column.of(odd, text, String.class);

        var found = Query.select(column.as(text + " result"), Aggregates.count())
                .from(odd)
                .where(column.eq(text).and(Texts.contains(column, text)).and(column.in(List.of(text, "other"))))
                .groupBy(column)
                .orderBy(column.asc());

        assertThat(database.fetchOne(found).orElseThrow().first()).isEqualTo(text);
    }
}
