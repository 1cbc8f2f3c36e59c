// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.load;

import dev.songstreams.core.event.Digits;
import dev.songstreams.core.event.DistKey;
import dev.songstreams.core.event.EventTime;
import dev.songstreams.core.event.EventType;
import dev.songstreams.core.event.Required;
import dev.songstreams.core.event.SortKey;
import dev.songstreams.core.event.Text;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** An event with a column of most kinds. */
record Play(
        @Required @EventTime @SortKey Instant ts,
        @DistKey long userId,
        @Text(maxBytes = 64) String song,
        double seconds,
        Integer rank,
        LocalDate day,
        @Digits(precision = 12, scale = 2) BigDecimal price,
        Boolean skipped) {
    static final EventType<Play> TYPE = EventType.of(Play.class);

    /** The same event, after a release that gave it two columns more. */
    record Later(
            @Required @EventTime @SortKey Instant ts,
            @DistKey long userId,
            @Text(maxBytes = 64) String song,
            double seconds,
            Integer rank,
            LocalDate day,
            @Digits(precision = 12, scale = 2) BigDecimal price,
            Boolean skipped,
            @Text(maxBytes = 16) String mood,
            @Required @Text(maxBytes = 16) String device) {
        static final EventType<Later> TYPE = EventType.of(Later.class);
    }

    /** The early event, after a release that gave its songs more room. */
    record Wider(
            @Required @EventTime @SortKey Instant ts,
            @DistKey long userId,
            @Text(maxBytes = 256) String song,
            double seconds,
            Integer rank,
            LocalDate day,
            @Digits(precision = 12, scale = 2) BigDecimal price,
            Boolean skipped) {
        static final EventType<Wider> TYPE = EventType.of(Wider.class, Play.TYPE.name());
    }

    /** One with wider songs, and a column more. */
    record WiderLater(
            @Required @EventTime @SortKey Instant ts,
            @DistKey long userId,
            @Text(maxBytes = 300) String song,
            double seconds,
            Integer rank,
            LocalDate day,
            @Digits(precision = 12, scale = 2) BigDecimal price,
            Boolean skipped,
            @Text(maxBytes = 16) String mood) {
        static final EventType<WiderLater> TYPE = EventType.of(WiderLater.class, Play.TYPE.name());
    }

    /** One that is all nulls where it may be. */
    static String bare(long user) {
        return "{\"ts\":1767571200123,\"userId\":" + user + ",\"seconds\":0.1}";
    }

    /** One with a value in every column. */
    static String full(long user, String song) {
        return "{\"ts\":1767571200123,\"userId\":" + user + ",\"song\":\"" + song + "\",\"seconds\":239.25,\"rank\":7,"
                + "\"day\":\"2026-01-05\",\"price\":9.90,\"skipped\":true}";
    }

    /** A later one with a value in every column. */
    static String later(long user, String mood) {
        String early = full(user, "Later");
        return early.substring(0, early.length() - 1) + ",\"mood\":\"" + mood + "\",\"device\":\"phone\"}";
    }
}
