// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.streamify;

import dev.songstreams.core.event.DistKey;
import dev.songstreams.core.event.Required;
import dev.songstreams.core.event.Text;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who made an event; absent while nobody is logged in.
 *
 * @param userId the user's number, from 1 in each run of the generator
 * @param lastName family name
 * @param firstName given name
 * @param gender M or F
 * @param registration when the user registered
 */
public record User(
        @DistKey long userId,
        @Nullable @Text(maxBytes = 256) String lastName,
        @Nullable @Text(maxBytes = 256) String firstName,
        @Nullable @Text(maxBytes = 16) String gender,
        @Required Instant registration) {}
