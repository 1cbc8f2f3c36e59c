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
 * A song was listened to; topic {@code listen_events}.
 *
 * @param artist the artist's name
 * @param song the title
 * @param duration the song's length in seconds
 * @param ts when the listening began
 * @param sessionId the session
 * @param auth Logged In, Logged Out, Guest or Cancelled
 * @param level free or paid
 * @param itemInSession the event's number within its session
 * @param device where and with what
 * @param user who
 */
@ReadAsLatin1
public record ListenEvent(
        @Required @Text(maxBytes = 1024) String artist,
        @Required @Text(maxBytes = 1024) String song,
        double duration,
        @Required @EventTime @SortKey Instant ts,
        long sessionId,
        @Required @Text(maxBytes = 32) String auth,
        @Required @Text(maxBytes = 16) String level,
        int itemInSession,
        @Required Device device,
        @Nullable User user)
        implements StreamifyEvent {}
