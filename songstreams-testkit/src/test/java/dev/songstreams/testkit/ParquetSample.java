// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes small Parquet files with the library's own writer. */
final class ParquetSample {

    private ParquetSample() {}

    /** A file with a row for each of the values; {@code fill} puts a value into its row. */
    static <T> byte[] of(String schema, List<T> values, BiConsumer<Group, T> fill) throws IOException {
        MessageType type = MessageTypeParser.parseMessageType("message row { " + schema + " }");
        SimpleGroupFactory groups = new SimpleGroupFactory(type);
        Path file = Files.createTempFile("sample", ".parquet");
        Files.delete(file);
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withType(type)
                .withCodecFactory(new SampleCodecs())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .build()) {
            for (T value : values) {
                Group group = groups.newGroup();
                fill.accept(group, value);
                writer.write(group);
            }
        }
        byte[] content = Files.readAllBytes(file);
        Files.delete(file);
        return content;
    }
}
