// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.streamify;

import dev.songstreams.core.event.Required;
import dev.songstreams.core.event.Text;

/**
 * Where and with what an event was made; every event has it.
 *
 * @param city the city's name
 * @param zip the postal code; text, for one in fourteen begins with 0
 * @param state the state's two letters
 * @param userAgent the browser's user agent, in literal quotes
 * @param lon longitude in degrees
 * @param lat latitude in degrees
 */
public record Device(
        @Required @Text(maxBytes = 256) String city,
        @Required @Text(maxBytes = 16) String zip,
        @Required @Text(maxBytes = 64) String state,
        @Required @Text(maxBytes = 1024) String userAgent,
        double lon,
        double lat) {}
