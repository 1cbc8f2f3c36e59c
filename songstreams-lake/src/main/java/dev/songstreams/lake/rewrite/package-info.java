// SPDX-License-Identifier: Apache-2.0
/**
 * Files of a lake in the place of others, without Kafka: {@link dev.songstreams.lake.rewrite.LakeReplay} decodes dead
 * letters or zone raw again and replaces zones clean and dead, exactly once, beside running listeners. {@link
 * dev.songstreams.lake.rewrite.DeadLetters} shows what is dead and why. {@link dev.songstreams.lake.rewrite.LakeCompaction} puts
 * small files together. The reasoning stands in docs/design/replay.md and docs/design/compaction.md.
 */
@NullMarked
package dev.songstreams.lake.rewrite;

import org.jspecify.annotations.NullMarked;
