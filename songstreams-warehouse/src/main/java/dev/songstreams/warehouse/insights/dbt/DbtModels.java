// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights.dbt;

import dev.songstreams.warehouse.insights.ListeningQueries;
import dev.songstreams.warehouse.insights.audience.AudienceQueries;
import dev.songstreams.warehouse.insights.habit.HabitQueries;
import dev.songstreams.warehouse.insights.habit.PageViews;
import dev.songstreams.warehouse.insights.habit.SessionQueries;
import dev.songstreams.warehouse.insights.streams.Measure;
import dev.songstreams.warehouse.insights.streams.StreamQueries;
import dev.songstreams.warehouse.query.Query;
import dev.songstreams.warehouse.star.table.StarTables;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All questions as models of dbt, about everybody: who wants one user, artist or state selects from the model. The tables are
 * sources, since it is the refresh of the star that makes them: {@code songstreams_star} for the star's schema, {@code
 * songstreams_staging} for that of staging. Variables, each with a default: {@code songstreams_top} (10), {@code songstreams_zone}
 * (UTC), {@code songstreams_in_a_row} (2).
 */
public final class DbtModels {

    // Values that no question has of itself.
    private static final int TOP = 918_273_645;
    private static final int IN_A_ROW = 918_273_646;
    private static final ZoneId ZONE = ZoneId.of("Antarctica/Troll");

    private static final DbtVariable TOP_VARIABLE = DbtVariable.number("songstreams_top", TOP, 10);
    private static final DbtVariable IN_A_ROW_VARIABLE = DbtVariable.number("songstreams_in_a_row", IN_A_ROW, 2);
    private static final DbtVariable ZONE_VARIABLE = DbtVariable.text("songstreams_zone", ZONE.getId(), "UTC");

    private static final String HEADER = """
            -- SPDX-License-Identifier: Apache-2.0
            -- Written from the queries of songstreams-warehouse, see docs/warehouse.md; not to be changed by hand.
            """;

    private final List<DbtModel> models = new ArrayList<>();

    private DbtModels() {}

    /** The models, by theme. */
    public static List<DbtModel> all() {
        StarTables star = StarTables.in(JinjaSql.STAR);
        DbtModels all = new DbtModels();
        all.listening(new ListeningQueries(star));
        all.streams(new StreamQueries(star));
        all.audience(new AudienceQueries(star));
        all.habits(new HabitQueries(star));
        all.add("session_lengths", new SessionQueries(PageViews.in(JinjaSql.STAGING)).lengths());
        return List.copyOf(all.models);
    }

    private void listening(ListeningQueries queries) {
        OptionalLong everybody = OptionalLong.empty();
        add("top_songs", queries.topSongs(everybody, TOP), TOP_VARIABLE);
        add("top_genres", queries.topGenres(everybody, TOP), TOP_VARIABLE);
        add("top_artists_of_users", queries.topArtists(everybody, TOP), TOP_VARIABLE);
        add("listening_hours", queries.listeningHours(Optional.empty(), everybody, ZONE), ZONE_VARIABLE);
        add("local_listening_hours", queries.localListeningHours(Optional.empty()));
        add("top_songs_of_cities", queries.topSongsByLocation(Optional.empty(), TOP), TOP_VARIABLE);
    }

    private void streams(StreamQueries queries) {
        add("totals", queries.totals());
        add("most_streamed_songs_by_hours", queries.songs(Measure.HOURS, TOP), TOP_VARIABLE);
        add("most_streamed_artists_by_plays", queries.artists(Measure.PLAYS, TOP), TOP_VARIABLE);
        add("most_streamed_artists_by_hours", queries.artists(Measure.HOURS, TOP), TOP_VARIABLE);
        add("streams_per_day", queries.days(ZONE), ZONE_VARIABLE);
    }

    private void audience(AudienceQueries queries) {
        add("users_by_state", queries.states());
        add("levels_by_gender", queries.levelsByGender());
        add("conversion", queries.conversion());
    }

    private void habits(HabitQueries queries) {
        add("songs_on_repeat", queries.onRepeat(IN_A_ROW), IN_A_ROW_VARIABLE);
        add("skips", queries.skips());
        add("most_skipped_songs", queries.mostSkipped(TOP), TOP_VARIABLE);
    }

    private void add(String name, Query<?> query, DbtVariable... variables) {
        models.add(new DbtModel(name, HEADER + JinjaSql.of(query.render(), List.of(variables)) + "\n"));
    }
}
