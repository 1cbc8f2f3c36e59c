// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.warehouse.insights.ListeningQueries;
import dev.songstreams.warehouse.insights.audience.AudienceQueries;
import dev.songstreams.warehouse.insights.habit.HabitQueries;
import dev.songstreams.warehouse.insights.habit.PageViews;
import dev.songstreams.warehouse.insights.habit.SessionQueries;
import dev.songstreams.warehouse.insights.streams.Measure;
import dev.songstreams.warehouse.insights.streams.StreamQueries;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.run.Database;
import dev.songstreams.warehouse.run.value.ValueBinder;
import dev.songstreams.warehouse.star.StreamifyStar;
import dev.songstreams.warehouse.star.table.StarTables;
import dev.songstreams.warehouse.streamify.SimulatedEvents;
import dev.songstreams.warehouse.streamify.Staging;
import dev.songstreams.warehouse.streamify.TestWarehouse;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The models, as dbt would compile them, give what the queries give. */
class DbtModelsTest {

    private static final Database DATABASE = TestWarehouse.database();

    @Test
    void giveTheRowsOfTheirQueries() {
        Staging staging = new Staging(DATABASE);
        staging.add(SimulatedEvents.of(11));
        String schema = TestWarehouse.newSchema("star");
        StreamifyStar star = new StreamifyStar(staging.schema(), schema);
        star.refresh(DATABASE);
        Map<String, Query<?>> queries = queries(star.tables(), staging.schema());

        assertThat(DbtModels.all()).extracting(DbtModel::name).containsExactlyInAnyOrderElementsOf(queries.keySet());
        for (DbtModel model : DbtModels.all()) {
            Query<?> query = queries.get(model.name());
            List<List<Object>> rows = rows(compiled(model.sql(), schema, staging.schema()), List.of());
            assertThat(rows)
                    .as(model.name())
                    .hasSizeGreaterThan(1)
                    .isEqualTo(rows(query.render().sql(), query.render().values()));
        }
    }

    @Test
    void holdNoBindMarkersAndNoSchemaOrStandIn() {
        assertThat(DbtModels.all())
                .allSatisfy(model -> assertThat(model.sql())
                        .contains("{{ source('songstreams_")
                        .doesNotContain("?", "918273", "Troll")
                        .doesNotContainPattern("songstreams_(star|staging)\\."));
    }

    /** The questions with the variables' defaults. */
    private static Map<String, Query<?>> queries(StarTables star, String staging) {
        OptionalLong everybody = OptionalLong.empty();
        ZoneId utc = ZoneId.of("UTC");
        ListeningQueries listening = new ListeningQueries(star);
        StreamQueries streams = new StreamQueries(star);
        AudienceQueries audience = new AudienceQueries(star);
        HabitQueries habits = new HabitQueries(star);
        Map<String, Query<?>> queries = new HashMap<>();
        queries.put("top_songs", listening.topSongs(everybody, 10));
        queries.put("top_genres", listening.topGenres(everybody, 10));
        queries.put("top_artists_of_users", listening.topArtists(everybody, 10));
        queries.put("listening_hours", listening.listeningHours(Optional.empty(), everybody, utc));
        queries.put("local_listening_hours", listening.localListeningHours(Optional.empty()));
        queries.put("top_songs_of_cities", listening.topSongsByLocation(Optional.empty(), 10));
        queries.put("totals", streams.totals());
        queries.put("most_streamed_songs_by_hours", streams.songs(Measure.HOURS, 10));
        queries.put("most_streamed_artists_by_plays", streams.artists(Measure.PLAYS, 10));
        queries.put("most_streamed_artists_by_hours", streams.artists(Measure.HOURS, 10));
        queries.put("streams_per_day", streams.days(utc));
        queries.put("users_by_state", audience.states());
        queries.put("levels_by_gender", audience.levelsByGender());
        queries.put("conversion", audience.conversion());
        queries.put("songs_on_repeat", habits.onRepeat(2));
        queries.put("skips", habits.skips());
        queries.put("most_skipped_songs", habits.mostSkipped(10));
        queries.put("session_lengths", new SessionQueries(PageViews.in(staging)).lengths());
        return queries;
    }

    /** What dbt makes of the Jinja: sources by name, variables by their defaults. */
    private static String compiled(String sql, String star, String staging) {
        return sql.replaceAll("\\{\\{ source\\('songstreams_star', '(\\w+)'\\) }}", star + ".$1")
                .replaceAll("\\{\\{ source\\('songstreams_staging', '(\\w+)'\\) }}", staging + ".$1")
                .replaceAll("\\{\\{ var\\([\"'](\\w+)[\"'], \"?(\\w+)\"?\\) }}", "$2");
    }

    /** Names first, then the rows; floating point to six places, since sums may differ in their last bits. */
    private static List<List<Object>> rows(String sql, List<Object> values) {
        return DATABASE.withConnection(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                ValueBinder.bind(statement, values);
                try (ResultSet result = statement.executeQuery()) {
                    return rows(result);
                }
            }
        });
    }

    private static List<List<Object>> rows(ResultSet result) throws SQLException {
        int columns = result.getMetaData().getColumnCount();
        List<List<Object>> rows = new ArrayList<>();
        List<Object> names = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
            names.add(result.getMetaData().getColumnLabel(i));
        }
        assertThat(names)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.toString().matches("[a-z_]+"));
        rows.add(names);
        while (result.next()) {
            List<Object> row = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
                Object value = result.getObject(i);
                row.add(value instanceof Double number ? String.format("%.6f", number) : String.valueOf(value));
            }
            rows.add(row);
        }
        return rows;
    }
}
