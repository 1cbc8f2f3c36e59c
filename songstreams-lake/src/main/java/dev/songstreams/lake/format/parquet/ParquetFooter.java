// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.songstreams.core.row.Column;
import dev.songstreams.core.row.RowSchema;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.List;
import org.apache.parquet.VersionParser;
import org.apache.parquet.VersionParser.ParsedVersion;
import org.apache.parquet.VersionParser.VersionParseException;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;

/**
 * A file's end, which says where what lies. Behind the metadata: its length in 4 bytes, little-endian, and {@code PAR1}.
 * Parquet-java's own file reader would load Hadoop.
 */
final class ParquetFooter {
    private static final byte[] MAGIC = "PAR1".getBytes(US_ASCII);
    private static final int TAIL_BYTES = 8;

    private final FileChannel file;
    private final FileMetaData metadata;

    ParquetFooter(FileChannel file) throws IOException {
        this.file = file;
        long tail = file.size() - TAIL_BYTES;
        ByteBuffer bytes = ByteBuffer.allocate(TAIL_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        if (tail < MAGIC.length || file.read(bytes, tail) < TAIL_BYTES) {
            throw new IOException("a Parquet file is longer than " + file.size() + " bytes");
        }
        int length = bytes.getInt(0);
        if (!bytes.slice(4, 4).equals(ByteBuffer.wrap(MAGIC)) || length < 0 || length > tail) {
            throw new IOException("the file does not end as a Parquet file does");
        }
        metadata = Util.readFileMetaData(new BufferedInputStream(new ChannelStream(file, tail - length, tail)));
    }

    FileChannel file() {
        return file;
    }

    List<RowGroup> rowGroups() {
        return metadata.getRow_groups();
    }

    /** Which writer made the file: readers know some by their faults. */
    ParsedVersion writer() throws IOException {
        try {
            return VersionParser.parse(metadata.getCreated_by());
        } catch (VersionParseException e) {
            throw new IOException("the file says that " + metadata.getCreated_by() + " wrote it", e);
        }
    }

    /** Checks that the file has these columns. */
    void check(RowSchema schema) throws IOException {
        List<String> expected = schema.columns().stream().map(Column::name).toList();
        // The first element is the root.
        List<String> found = metadata.getSchema().stream()
                .skip(1)
                .map(SchemaElement::getName)
                .toList();
        if (!found.equals(expected)) {
            throw new IOException("the file has the columns " + found + ", not " + expected);
        }
    }
}
