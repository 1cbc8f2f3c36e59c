// SPDX-License-Identifier: Apache-2.0
/**
 * Files of lines: {@link dev.songstreams.lake.format.text.CsvFormat} and {@link
 * dev.songstreams.lake.format.text.JsonLinesFormat}. Both write bytes straight from the column vectors.
 */
@NullMarked
package dev.songstreams.lake.format.text;

import org.jspecify.annotations.NullMarked;
