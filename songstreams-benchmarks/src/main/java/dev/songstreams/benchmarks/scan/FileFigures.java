// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.scan;

import dev.songstreams.benchmarks.report.MarkdownTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/** What somebody's Parquet files are made of. Not thread-safe. */
final class FileFigures {
    /** A Parquet file ends with the length of its footer, in four bytes, and four letters. */
    private static final int TAIL_BYTES = 8;

    /** What the columns begin with in which we keep where in Kafka a row was; Spark's files have no such columns. */
    private static final String COORDINATE = "kafka_";

    private static final double MEGA = 1e6;

    private long files;
    private long bytes;
    private long eventBytes;
    private long rows;
    private long rowGroups;
    private long chunks;
    private long pages;
    private long indexed;

    private FileFigures() {}

    static void print(Map<String, ScannedFiles> all) throws IOException {
        MarkdownTable table = new MarkdownTable(
                "listens of",
                "files",
                "MB",
                "bytes a row",
                "bytes a row of eventsim's columns",
                "row groups",
                "data pages",
                "pages a column chunk",
                "chunks with column index");
        for (Map.Entry<String, ScannedFiles> whose : all.entrySet()) {
            FileFigures figures = new FileFigures();
            for (Path file : whose.getValue().files()) {
                figures.add(file);
            }
            table.row(
                    whose.getKey(),
                    Long.toString(figures.files),
                    decimal(figures.bytes / MEGA),
                    decimal((double) figures.bytes / figures.rows),
                    decimal((double) figures.eventBytes / figures.rows),
                    Long.toString(figures.rowGroups),
                    Long.toString(figures.pages),
                    decimal((double) figures.pages / figures.chunks),
                    figures.indexed + " of " + figures.chunks);
        }
        table.print("Files");
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private void add(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path);
                InputStream in = Channels.newInputStream(file)) {
            file.position(file.size() - TAIL_BYTES);
            int footer = Integer.reverseBytes(new java.io.DataInputStream(in).readInt());
            file.position(file.size() - TAIL_BYTES - footer);
            FileMetaData metadata = Util.readFileMetaData(in);
            files++;
            bytes += file.size();
            rows += metadata.getNum_rows();
            for (RowGroup group : metadata.getRow_groups()) {
                rowGroups++;
                for (ColumnChunk chunk : group.getColumns()) {
                    add(chunk, file, in);
                }
            }
        }
    }

    private void add(ColumnChunk chunk, FileChannel file, InputStream in) throws IOException {
        chunks++;
        if (!chunk.getMeta_data().getPath_in_schema().get(0).startsWith(COORDINATE)) {
            eventBytes += chunk.getMeta_data().getTotal_compressed_size();
        }
        indexed += chunk.isSetColumn_index_offset() ? 1 : 0;
        if (chunk.isSetOffset_index_offset()) {
            file.position(chunk.getOffset_index_offset());
            pages += Util.readOffsetIndex(in).getPage_locationsSize();
        }
    }
}
