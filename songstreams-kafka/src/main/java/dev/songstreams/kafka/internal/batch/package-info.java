// SPDX-License-Identifier: Apache-2.0
/** What happens to records once they were read: lanes encode them, the sink's threads commit them. Not for callers. */
@NullMarked
package dev.songstreams.kafka.internal.batch;

import org.jspecify.annotations.NullMarked;
