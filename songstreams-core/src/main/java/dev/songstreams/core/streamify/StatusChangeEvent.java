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
 * A user went from one level to the other; topic {@code status_change_events}.
 *
 * @param ts when
 * @param sessionId the session
 * @param auth Logged In or Cancelled
 * @param level the level <em>before</em> the change: free means an upgrade, paid a downgrade
 * @param itemInSession the event's number within its session
 * @param device where and with what
 * @param user who
 */
@ReadAsLatin1
public record StatusChangeEvent(
        @Required @EventTime @SortKey Instant ts,
        long sessionId,
        @Required @Text(maxBytes = 32) String auth,
        @Required @Text(maxBytes = 16) String level,
        int itemInSession,
        @Required Device device,
        @Nullable User user)
        implements StreamifyEvent {}
