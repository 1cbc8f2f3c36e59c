// SPDX-License-Identifier: Apache-2.0
/**
 * The lake log: which files are in the lake, and how far each partition has come. {@link
 * dev.songstreams.lake.log.LakeReader} reads it; writers go through {@code dev.songstreams.lake.sink}. The protocol stands in
 * docs/design/lake-log.md.
 */
@NullMarked
package dev.songstreams.lake.log;

import org.jspecify.annotations.NullMarked;
