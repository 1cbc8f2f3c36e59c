// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import java.time.Duration;

/**
 * How long a store waits, and how often it tries again, before it says that S3 can't be reached. After that the caller decides; the
 * poller pauses and comes back.
 *
 * @param connect to open a connection
 * @param silence between two packets
 * @param small for requests that carry or bring little, such as a log entry
 * @param upload for requests that carry a part or a whole file, or make parts a file
 * @param farewell for throwing away an upload that has failed
 * @param attempts of a request at most
 * @param pauseAfterFault the first pause is of random length up to this; each further one up to twice as long
 * @param pauseAfterSlowDown the same, where the server asks to slow down
 * @param longestPause the bound of all pauses
 */
record S3Patience(
        Duration connect,
        Duration silence,
        S3Deadline small,
        S3Deadline upload,
        S3Deadline farewell,
        int attempts,
        Duration pauseAfterFault,
        Duration pauseAfterSlowDown,
        Duration longestPause) {

    static final S3Patience DEFAULT = new S3Patience(
            // Within a data centre it takes a millisecond; a lost SYN is sent again after one and after three seconds.
            Duration.ofSeconds(5),
            // S3 keeps answers that take longer alive with blanks.
            Duration.ofSeconds(30),
            // A commit needs a handful of these, one after the other, and they must fit into Kafka's
            // max.poll.interval.ms, five minutes by default, also when the first ones fail.
            new S3Deadline(Duration.ofSeconds(20), Duration.ofSeconds(60)),
            // A part of 8 MiB at 140 kB/s; three times that.
            new S3Deadline(Duration.ofSeconds(60), Duration.ofSeconds(180)),
            // A sweep does it later, should this not be enough; meanwhile somebody waits to begin anew.
            new S3Deadline(Duration.ofSeconds(5), Duration.ofSeconds(10)),
            // Seven pauses: up to 12 seconds of them after faults, and after being
            // told to slow down as many as the deadline allows.
            8,
            Duration.ofMillis(100),
            // S3 splits a hot prefix over minutes; to come back sooner only feeds the throttle.
            Duration.ofSeconds(1),
            Duration.ofSeconds(20));
}
