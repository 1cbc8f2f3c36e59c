// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format;

import dev.songstreams.core.row.RowBatch;
import dev.songstreams.core.row.RowSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/** A file format with its settings: writes files, and reads back what it wrote. Immutable and thread-safe. */
public interface FileFormat {
    /** What readers must know. */
    FormatDescription description();

    /** The ending of the files' names, without the first dot: {@code parquet}, {@code csv.gz}. */
    String extension();

    /**
     * Begins a file of rows of that schema. The encoder writes to {@code out} and never closes it.
     *
     * @throws IOException if the file's beginning can't be written
     */
    FileEncoder encoder(RowSchema schema, OutputStream out) throws IOException;

    /**
     * Reads a file that an encoder of this format made of rows of that schema. The file is the caller's to close, when the decoder
     * is closed.
     *
     * @throws IOException if the file's beginning or end is not what such an encoder writes
     */
    FileDecoder decoder(RowSchema schema, FileChannel file) throws IOException;

    /**
     * Why this format can't hold a row that others could, or null if it can: so that the row becomes a dead letter before
     * it spoils a file. The row asked about is the one under way in the batch, or an ended one.
     */
    default @Nullable String refusal(RowBatch batch, int row) {
        return null;
    }
}
