// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.catalog;

import dev.songstreams.warehouse.ddl.QualifiedName;
import dev.songstreams.warehouse.query.table.TableName;
import dev.songstreams.warehouse.run.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One INSERT of several songs, whose values are bound. */
record CatalogInsert(TableName table, List<CatalogSong> songs) {

    void into(Database transaction) {
        String rows = songs.stream().map(CatalogInsert::marks).collect(Collectors.joining(", "));
        List<Object> values = new ArrayList<>();
        for (CatalogSong song : songs) {
            values.addAll(List.of(song.artist(), song.title(), song.genre()));
            song.duration().ifPresent(values::add);
            song.year().ifPresent(values::add);
        }
        transaction.execute("INSERT INTO " + QualifiedName.sql(table) + " VALUES " + rows, values);
    }

    private static String marks(CatalogSong song) {
        return "(?, ?, ?, " + (song.duration().isPresent() ? "?" : "NULL") + ", "
                + (song.year().isPresent() ? "?" : "NULL") + ")";
    }
}
