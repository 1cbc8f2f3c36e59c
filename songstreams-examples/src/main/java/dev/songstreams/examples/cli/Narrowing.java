// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import dev.songstreams.warehouse.insights.streams.Measure;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What narrows a question.
 *
 * @param user one user, or none for all
 * @param artist one artist, or none for all
 * @param state one state, or none for all
 * @param top how many rows, of each user or place where there are several
 * @param by what most streamed means
 * @param inARow how many plays in a row are a song on repeat
 * @param zone whose clocks tell hour and day
 */
record Narrowing(
        OptionalLong user,
        Optional<String> artist,
        Optional<String> state,
        int top,
        Measure by,
        int inARow,
        ZoneId zone) {}
