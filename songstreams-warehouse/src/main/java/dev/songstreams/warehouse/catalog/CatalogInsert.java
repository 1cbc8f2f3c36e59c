// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.catalog;

import dev.songstreams.warehouse.ddl.QualifiedName;
import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.run.Database;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collections;
import java.util.List;

/** One INSERT of several songs, whose values are bound. */
record CatalogInsert(TableName table, List<CatalogSong> songs) {

    private static final String ROW = "(?, ?, ?, ?, ?)";

    void into(Database transaction) {
        String sql = "INSERT INTO " + QualifiedName.sql(table) + " VALUES "
                + String.join(", ", Collections.nCopies(songs.size(), ROW));
        transaction.withConnection(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                for (int i = 0; i < songs.size(); i++) {
                    bind(insert, i * SongCatalogTable.COLUMNS, songs.get(i));
                }
                return insert.executeUpdate();
            }
        });
    }

    private static void bind(PreparedStatement insert, int before, CatalogSong song) throws SQLException {
        insert.setString(before + 1, song.artist());
        insert.setString(before + 2, song.title());
        insert.setString(before + 3, song.genre());
        if (song.duration().isPresent()) {
            insert.setDouble(before + 4, song.duration().getAsDouble());
        } else {
            insert.setNull(before + 4, Types.DOUBLE);
        }
        if (song.year().isPresent()) {
            insert.setInt(before + 5, song.year().getAsInt());
        } else {
            insert.setNull(before + 5, Types.INTEGER);
        }
    }
}
