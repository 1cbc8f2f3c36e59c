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
 * A login was tried; topic {@code auth_events}. One that failed has no user.
 *
 * @param ts when
 * @param sessionId the session
 * @param level free or paid
 * @param itemInSession the event's number within its session
 * @param device where and with what
 * @param user who
 * @param success whether the login succeeded
 */
@ReadAsLatin1
public record AuthEvent(
        @Required @EventTime @SortKey Instant ts,
        long sessionId,
        @Required @Text(maxBytes = 16) String level,
        int itemInSession,
        @Required Device device,
        @Nullable User user,
        boolean success)
        implements StreamifyEvent {}
