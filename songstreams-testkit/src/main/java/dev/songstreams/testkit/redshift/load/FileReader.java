// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import com.github.luben.zstd.ZstdInputStream;
import dev.songstreams.testkit.redshift.sql.CopyCommand;
import dev.songstreams.testkit.redshift.sql.CopyOption;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import software.amazon.awssdk.services.s3.S3Client;

/** Reads one object after the other into the rows of a table. */
@FunctionalInterface
interface FileReader {

    void read(LoadFile file, RowSink sink) throws IOException, TargetRefusedException, LoadFailure;

    /** The reader for the files of a command. */
    static FileReader of(CopyCommand command, TargetTable table, S3Client s3, Rejects rejects) throws LoadFailure {
        if (command.format() == CopyCommand.Format.PARQUET) {
            return (file, sink) -> new ParquetFile(file.location().url(), table, command).read(whole(file, s3), sink);
        }
        if (command.format() == CopyCommand.Format.JSON) {
            JsonFileReader reader = new JsonFileReader(command, table, JsonFields.of(command, table, s3), rejects);
            return (file, sink) -> {
                try (InputStream content = stream(file, command, s3)) {
                    reader.read(file.location().url(), content, sink);
                }
            };
        }
        TextFileReader reader = new TextFileReader(command, table, rejects);
        return (file, sink) -> {
            try (InputStream content = stream(file, command, s3)) {
                reader.read(file.location().url(), content, sink);
            }
        };
    }

    private static byte[] whole(LoadFile file, S3Client s3) {
        return s3.getObjectAsBytes(r ->
                        r.bucket(file.location().bucket()).key(file.location().key()))
                .asByteArrayUnsafe();
    }

    private static InputStream stream(LoadFile file, CopyCommand command, S3Client s3) throws IOException {
        InputStream content = s3.getObject(
                r -> r.bucket(file.location().bucket()).key(file.location().key()));
        if (command.has(CopyOption.GZIP)) {
            return new GZIPInputStream(content, 1 << 16);
        }
        if (command.has(CopyOption.BZIP2)) {
            return new BZip2CompressorInputStream(content, true);
        }
        return command.has(CopyOption.ZSTD) ? new ZstdInputStream(content) : content;
    }
}
