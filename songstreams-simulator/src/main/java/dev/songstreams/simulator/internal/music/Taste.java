// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.music;

import dev.songstreams.simulator.internal.chance.Dice;
import dev.songstreams.simulator.internal.chance.WeightedChoice;

/** What one listener likes to hear; immutable. */
public final class Taste {
    private static final double FAVOURITE_ARTIST = 0.14;
    private static final double FIRST_GENRE = FAVOURITE_ARTIST + 0.46;
    private static final double SECOND_GENRE = FIRST_GENRE + 0.19;
    private static final double ANYTHING = SECOND_GENRE + 0.20;

    private final WeightedChoice<Track> favouriteArtist;
    private final WeightedChoice<Track> firstGenre;
    private final WeightedChoice<Track> secondGenre;
    private final WeightedChoice<Track> anything;
    private final WeightedChoice<Track> unreleased;

    Taste(
            WeightedChoice<Track> favouriteArtist,
            WeightedChoice<Track> firstGenre,
            WeightedChoice<Track> secondGenre,
            WeightedChoice<Track> anything,
            WeightedChoice<Track> unreleased) {
        this.favouriteArtist = favouriteArtist;
        this.firstGenre = firstGenre;
        this.secondGenre = secondGenre;
        this.anything = anything;
        this.unreleased = unreleased;
    }

    /** The next track to play. */
    public Track pick(Dice dice) {
        return shelf(dice.fraction()).pick(dice);
    }

    private WeightedChoice<Track> shelf(double mood) {
        if (mood < FAVOURITE_ARTIST) {
            return favouriteArtist;
        }
        if (mood < FIRST_GENRE) {
            return firstGenre;
        }
        if (mood < SECOND_GENRE) {
            return secondGenre;
        }
        return mood < ANYTHING ? anything : unreleased;
    }
}
