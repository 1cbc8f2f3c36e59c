// SPDX-License-Identifier: Apache-2.0
/** What is asked of the Kafka cluster: records, which topics there are, and which offsets they hold. Not for callers. */
@NullMarked
package dev.songstreams.kafka.internal.broker;

import org.jspecify.annotations.NullMarked;
