// SPDX-License-Identifier: Apache-2.0
/**
 * Faults between a client and its S3 server, at the very point where a test wants them: start at
 * {@link dev.songstreams.testkit.faults.S3Faults}.
 */
@NullMarked
package dev.songstreams.testkit.faults;

import org.jspecify.annotations.NullMarked;
