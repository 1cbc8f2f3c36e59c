// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import dev.songstreams.core.row.RowBatch;
import dev.songstreams.core.row.RowSchema;
import dev.songstreams.lake.format.FileDecoder;
import dev.songstreams.lake.format.FileFormats;
import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.log.LogEntry;
import dev.songstreams.lake.sink.StoredRecord;
import dev.songstreams.lake.store.ObjectStore;
import java.io.IOException;

/** Reads files back, a batch of rows at a time; those of zones raw and dead also as records. */
final class StoredFiles {
    private static final int BATCH_ROWS = 1024;

    private final ObjectStore store;
    private final LogEntry newest;

    /**
     * Files of a topic.
     *
     * @param newest the entry that says which columns each zone has
     */
    StoredFiles(ObjectStore store, LogEntry newest) {
        this.store = store;
        this.newest = newest;
    }

    /** Is shown rows. */
    interface RowVisitor {
        /** Takes all rows of a batch, which is used again. */
        void visit(RowBatch rows) throws IOException;
    }

    /**
     * Shows each record of a file of zone raw or dead.
     *
     * @throws DamagedFileException if the file is not what the log says
     */
    void forEach(DataFile file, RecordVisitor visitor) throws IOException {
        forRows(file, rows -> {
            StoredRecord record = new StoredRecord(rows);
            for (int row = 0; row < rows.rows(); row++) {
                visitor.visit(record.at(row));
            }
        });
    }

    /**
     * Shows the rows of a file of any zone.
     *
     * @throws DamagedFileException if the file is not what the log says
     */
    void forRows(DataFile file, RowVisitor visitor) throws IOException {
        RowSchema schema = schema(file);
        long rows = 0;
        try (SpooledFile spooled = SpooledFile.of(store, file);
                FileDecoder decoder = FileFormats.described(file.format()).decoder(schema, spooled.channel())) {
            RowBatch batch = new RowBatch(schema, BATCH_ROWS);
            while (read(file, decoder, batch)) {
                visitor.visit(batch);
                rows += batch.rows();
                batch.clear();
            }
        }
        if (rows != file.rows()) {
            throw damaged(file, "by the log it has " + file.rows() + " rows, but there are " + rows, null);
        }
    }

    private boolean read(DataFile file, FileDecoder decoder, RowBatch batch) throws IOException {
        try {
            return decoder.read(batch);
        } catch (IOException | RuntimeException e) {
            throw damaged(file, String.valueOf(e.getMessage()), e);
        }
    }

    /** The columns that the file has: those appended since are not in it. */
    RowSchema schema(DataFile file) throws IOException {
        RowSchema schema = newest.schemas().get(file.zone());
        if (schema == null || schema.size() < file.columns()) {
            throw damaged(
                    file,
                    "the log names " + (schema == null ? 0 : schema.size()) + " columns of its zone, but "
                            + file.columns() + " of the file's",
                    null);
        }
        return new RowSchema(schema.name(), schema.columns().subList(0, file.columns()));
    }

    private DamagedFileException damaged(
            DataFile file, String how, @org.jspecify.annotations.Nullable Throwable cause) {
        return new DamagedFileException(file.key(), store.root() + "/" + file.key() + " can't be read: " + how, cause);
    }
}
