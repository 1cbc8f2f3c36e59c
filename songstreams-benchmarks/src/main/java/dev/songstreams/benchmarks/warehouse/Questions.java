// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.warehouse;

import dev.songstreams.warehouse.insights.ListeningInsights;
import dev.songstreams.warehouse.insights.streams.Measure;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Every question that listens alone can answer, as wide as it can be asked: of all users, places and artists. */
final class Questions {
    private static final int TOP = 10;
    private static final int IN_A_ROW = 3;

    private Questions() {}

    static Map<String, Supplier<List<?>>> of(ListeningInsights insights) {
        OptionalLong all = OptionalLong.empty();
        Map<String, Supplier<List<?>>> questions = new LinkedHashMap<>();
        questions.put("topSongs of all", () -> insights.topSongs(all, TOP));
        questions.put("topGenres of all", () -> insights.topGenres(all, TOP));
        questions.put("topArtists of each user", () -> insights.topArtists(all, TOP));
        questions.put("listeningHours of all", () -> insights.listeningHours(Optional.empty(), all, ZoneOffset.UTC));
        questions.put("topSongsByLocation of each place", () -> insights.topSongsByLocation(Optional.empty(), TOP));
        questions.put("localListeningHours", () -> insights.localListeningHours(Optional.empty()));
        questions.put("totals", () -> List.of(insights.totals()));
        questions.put("mostStreamedSongs", () -> insights.mostStreamedSongs(Measure.PLAYS, TOP));
        questions.put("mostStreamedArtists", () -> insights.mostStreamedArtists(Measure.PLAYS, TOP));
        questions.put("streamsPerDay", () -> insights.streamsPerDay(ZoneOffset.UTC));
        questions.put("usersByState", insights::usersByState);
        questions.put("levelsByGender", insights::levelsByGender);
        questions.put("conversion", () -> List.of(insights.conversion()));
        questions.put("songsOnRepeat", () -> insights.songsOnRepeat(IN_A_ROW));
        questions.put("skips", insights::skips);
        questions.put("mostSkippedSongs", () -> insights.mostSkippedSongs(TOP));
        return questions;
    }
}
