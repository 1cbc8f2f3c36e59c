// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.unload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** A Parquet file, compressed with Snappy, as UNLOAD writes it. */
final class ParquetRowFile implements RowFile {

    private final MessageType schema;
    private final List<UnloadColumn> columns;
    private final ParquetWriter<Group> writer;

    ParquetRowFile(Path path, List<UnloadColumn> columns) throws IOException {
        this.columns = columns;
        this.schema = ParquetColumns.schema(columns);
        Files.delete(path);
        this.writer = ExampleParquetWriter.builder(new LocalOutputFile(path))
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .withCodecFactory(new SnappyCompression())
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .build();
    }

    @Override
    public void write(List<@Nullable String> row) throws IOException {
        Group group = new SimpleGroup(schema);
        for (int i = 0; i < columns.size(); i++) {
            String value = row.get(i);
            if (value != null) {
                ParquetColumns.add(group, i, columns.get(i), value);
            }
        }
        writer.write(group);
    }

    @Override
    public long bytes() {
        return writer.getDataSize();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
