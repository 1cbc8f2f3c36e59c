// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.warehouse.insights.ArtistPlays;
import dev.songstreams.warehouse.insights.GenrePlays;
import dev.songstreams.warehouse.insights.HourPlays;
import dev.songstreams.warehouse.insights.ListeningInsights;
import dev.songstreams.warehouse.insights.PlaceSongPlays;
import dev.songstreams.warehouse.insights.SongPlays;
import dev.songstreams.warehouse.insights.audience.Conversion;
import dev.songstreams.warehouse.insights.audience.GenderLevel;
import dev.songstreams.warehouse.insights.audience.StateUsers;
import dev.songstreams.warehouse.insights.habit.LevelSkips;
import dev.songstreams.warehouse.insights.habit.PageViews;
import dev.songstreams.warehouse.insights.habit.RepeatedSong;
import dev.songstreams.warehouse.insights.habit.SessionLengths;
import dev.songstreams.warehouse.insights.habit.SongSkips;
import dev.songstreams.warehouse.insights.streams.DayPlays;
import dev.songstreams.warehouse.insights.streams.StreamedArtist;
import dev.songstreams.warehouse.insights.streams.Totals;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/** The questions that {@code ask} takes, and which options have a meaning for each. */
enum Question {
    TOP_SONGS(
            (insights, asked) -> Answer.of(SongPlays.class, insights.topSongs(asked.user(), asked.top())),
            "--user-id",
            "--top"),
    TOP_GENRES(
            (insights, asked) -> Answer.of(GenrePlays.class, insights.topGenres(asked.user(), asked.top())),
            "--user-id",
            "--top"),
    TOP_ARTISTS(
            (insights, asked) -> Answer.of(ArtistPlays.class, insights.topArtists(asked.user(), asked.top())),
            "--user-id",
            "--top"),
    LISTENING_HOURS(
            (insights, asked) ->
                    Answer.of(HourPlays.class, insights.listeningHours(asked.artist(), asked.user(), asked.zone())),
            "--user-id",
            "--artist",
            "--zone"),
    TOP_SONGS_BY_LOCATION(
            (insights, asked) ->
                    Answer.of(PlaceSongPlays.class, insights.topSongsByLocation(asked.state(), asked.top())),
            "--state",
            "--top"),
    LOCAL_LISTENING_HOURS(
            (insights, asked) -> Answer.of(HourPlays.class, insights.localListeningHours(asked.state())), "--state"),
    TOTALS((insights, asked) -> Answer.of(Totals.class, List.of(insights.totals()))),
    MOST_STREAMED_SONGS(
            (insights, asked) -> Answer.of(SongPlays.class, insights.mostStreamedSongs(asked.by(), asked.top())),
            "--by",
            "--top"),
    MOST_STREAMED_ARTISTS(
            (insights, asked) -> Answer.of(StreamedArtist.class, insights.mostStreamedArtists(asked.by(), asked.top())),
            "--by",
            "--top"),
    STREAMS_PER_DAY((insights, asked) -> Answer.of(DayPlays.class, insights.streamsPerDay(asked.zone())), "--zone"),
    USERS_BY_STATE((insights, asked) -> Answer.of(StateUsers.class, insights.usersByState())),
    LEVELS_BY_GENDER((insights, asked) -> Answer.of(GenderLevel.class, insights.levelsByGender())),
    CONVERSION((insights, asked) -> Answer.of(Conversion.class, List.of(insights.conversion()))),
    SONGS_ON_REPEAT(
            (insights, asked) -> Answer.of(RepeatedSong.class, insights.songsOnRepeat(asked.inARow())), "--in-a-row"),
    SKIPS((insights, asked) -> Answer.of(LevelSkips.class, insights.skips())),
    MOST_SKIPPED_SONGS(
            (insights, asked) -> Answer.of(SongSkips.class, insights.mostSkippedSongs(asked.top())), "--top"),
    SESSION_LENGTHS((insights, asked) ->
            Answer.of(SessionLengths.class, insights.sessionLengths(PageViews.in(Loading.SCHEMA))));

    private final BiFunction<ListeningInsights, Narrowing, Answer> answer;
    private final List<String> options;

    Question(BiFunction<ListeningInsights, Narrowing, Answer> answer, String... options) {
        this.answer = answer;
        this.options = List.of(options);
    }

    Answer answer(ListeningInsights insights, Narrowing narrowing) {
        return answer.apply(insights, narrowing);
    }

    /** The options that have a meaning for this question. */
    List<String> options() {
        return options;
    }

    /** As it is typed: {@code top-songs}. */
    String typed() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The question that is typed so. */
    static Question parse(String typed) {
        return Arrays.stream(values())
                .filter(question -> question.typed().equals(typed))
                .findFirst()
                .orElseThrow(
                        () -> new picocli.CommandLine.TypeConversionException("'" + typed + "' is no question; ask "
                                + Arrays.stream(values()).map(Question::typed).toList()));
    }
}
