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
import dev.songstreams.warehouse.insights.habit.SessionLengths;
import dev.songstreams.warehouse.insights.streams.DayPlays;
import dev.songstreams.warehouse.insights.streams.Totals;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The questions that {@code ask} takes, and which filters narrow each. */
enum Question {
    TOP_SONGS(List.of("--user-id")) {
        @Override
        Answer answer(ListeningInsights insights, Narrowing narrowing) {
            return Answer.of(SongPlays.class, insights.topSongs(narrowing.user(), narrowing.top()));
        }
    },
    TOP_GENRES(List.of("--user-id")) {
        @Override
        Answer answer(ListeningInsights insights, Narrowing narrowing) {
            return Answer.of(GenrePlays.class, insights.topGenres(narrowing.user(), narrowing.top()));
        }
    },
    TOP_ARTISTS(List.of("--user-id")) {
        @Override
        Answer answer(ListeningInsights insights, Narrowing narrowing) {
            return Answer.of(ArtistPlays.class, insights.topArtists(narrowing.user(), narrowing.top()));
        }
    },
    LISTENING_HOURS(List.of("--user-id", "--artist")) {
        @Override
        Answer answer(ListeningInsights insights, Narrowing narrowing) {
            return Answer.of(
                    HourPlays.class,
                    insights.listeningHours(
                            Optional.ofNullable(narrowing.artist()), narrowing.user(), narrowing.zone()));
        }
    },
    TOP_SONGS_BY_LOCATION(List.of("--state")) {
        @Override
        Answer answer(ListeningInsights insights, Narrowing narrowing) {
            return Answer.of(
                    PlaceSongPlays.class,
                    insights.topSongsByLocation(Optional.ofNullable(narrowing.state()), narrowing.top()));
        }
    },
    LOCAL_LISTENING_HOURS(List.of("--state")) {
        @Override
        Answer answer(ListeningInsights insights, Narrowing narrowing) {
            return Answer.of(HourPlays.class, insights.localListeningHours(Optional.ofNullable(narrowing.state())));
        }
    },
    TOTALS(List.of()) {
        @Override
        Answer answer(ListeningInsights insights, Narrowing narrowing) {
            return Answer.of(Totals.class, List.of(insights.totals()));
        }
    },
    STREAMS_PER_DAY(List.of()) {
        @Override
        Answer answer(ListeningInsights insights, Narrowing narrowing) {
            return Answer.of(DayPlays.class, insights.streamsPerDay(narrowing.zone()));
        }
    },
    USERS_BY_STATE(List.of()) {
        @Override
        Answer answer(ListeningInsights insights, Narrowing narrowing) {
            return Answer.of(StateUsers.class, insights.usersByState());
        }
    },
    LEVELS_BY_GENDER(List.of()) {
        @Override
        Answer answer(ListeningInsights insights, Narrowing narrowing) {
            return Answer.of(GenderLevel.class, insights.levelsByGender());
        }
    },
    CONVERSION(List.of()) {
        @Override
        Answer answer(ListeningInsights insights, Narrowing narrowing) {
            return Answer.of(Conversion.class, List.of(insights.conversion()));
        }
    },
    SKIPS(List.of()) {
        @Override
        Answer answer(ListeningInsights insights, Narrowing narrowing) {
            return Answer.of(LevelSkips.class, insights.skips());
        }
    },
    SESSION_LENGTHS(List.of()) {
        @Override
        Answer answer(ListeningInsights insights, Narrowing narrowing) {
            return Answer.of(SessionLengths.class, insights.sessionLengths(PageViews.in(Loading.SCHEMA)));
        }
    };

    private final List<String> options;

    Question(List<String> options) {
        this.options = options;
    }

    /**
     * What narrows a question.
     *
     * @param userId one user, or null
     * @param artist one artist, or null
     * @param state one state, or null
     * @param top how many rows, of each user or place where there are several
     * @param zone whose clocks tell the hour
     */
    record Narrowing(
            @Nullable Long userId,
            @Nullable String artist,
            @Nullable String state,
            int top,
            ZoneId zone) {
        OptionalLong user() {
            return userId == null ? OptionalLong.empty() : OptionalLong.of(userId);
        }
    }

    abstract Answer answer(ListeningInsights insights, Narrowing narrowing);

    /** Whether the filter has a meaning for this question. */
    boolean takes(String option) {
        return options.contains(option);
    }

    /** The filters that have a meaning for this question. */
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
