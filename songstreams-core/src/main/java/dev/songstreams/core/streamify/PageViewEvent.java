// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.streamify;

import dev.songstreams.core.event.EventTime;
import dev.songstreams.core.event.ReadAsLatin1;
import dev.songstreams.core.event.Required;
import dev.songstreams.core.event.SortKey;
import dev.songstreams.core.event.Text;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A page was looked at; topic {@code page_view_events}. Every listen is one more page view, of page NextSong, so listens
 * are never counted here.
 *
 * @param ts when
 * @param sessionId the session
 * @param page the page's name, such as Home
 * @param auth Logged In, Logged Out, Guest or Cancelled
 * @param method GET or PUT
 * @param status the HTTP status: 200, 307 or 404
 * @param level free or paid
 * @param itemInSession the event's number within its session
 * @param device where and with what
 * @param user who
 * @param artist the artist's name; only on page NextSong
 * @param song the title; only on page NextSong
 * @param duration the song's length in seconds; only on page NextSong
 */
@ReadAsLatin1
public record PageViewEvent(
        @Required @EventTime @SortKey Instant ts,
        long sessionId,
        @Required @Text(maxBytes = 64) String page,
        @Required @Text(maxBytes = 32) String auth,
        @Required @Text(maxBytes = 16) String method,
        int status,
        @Required @Text(maxBytes = 16) String level,
        int itemInSession,
        @Required Device device,
        @Nullable User user,
        @Nullable @Text(maxBytes = 1024) String artist,
        @Nullable @Text(maxBytes = 1024) String song,
        @Nullable Double duration)
        implements StreamifyEvent {}
