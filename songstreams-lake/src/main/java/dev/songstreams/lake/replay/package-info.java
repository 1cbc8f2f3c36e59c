// SPDX-License-Identifier: Apache-2.0
/**
 * Getting data back from what a lake already holds, without Kafka: {@link dev.songstreams.lake.replay.LakeReplay} decodes dead
 * letters or zone raw again and replaces zones clean and dead, exactly once, beside running listeners. {@link
 * dev.songstreams.lake.replay.DeadLetters} shows what is dead and why. The reasoning stands in docs/design/replay.md.
 */
@NullMarked
package dev.songstreams.lake.replay;

import org.jspecify.annotations.NullMarked;
