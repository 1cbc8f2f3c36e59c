// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import dev.songstreams.testkit.redshift.sql.CopyCommand;
import dev.songstreams.testkit.redshift.sql.CopyOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;
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
            return streaming(command, table, s3, reader::read);
        }
        return streaming(command, table, s3, new TextFileReader(command, table, rejects)::read);
    }

    /** Reads a file's content as it comes. */
    @FunctionalInterface
    interface Streaming {
        void read(String url, InputStream content, RowSink sink)
                throws IOException, TargetRefusedException, LoadFailure;
    }

    private static FileReader streaming(CopyCommand command, TargetTable table, S3Client s3, Streaming reader) {
        return (file, sink) -> {
            try (InputStream content = FileContent.open(file, command, s3)) {
                reader.read(file.location().url(), content, sink);
            } catch (UncheckedIOException e) {
                throw unreadable(file.location().url(), table, command, e);
            }
        };
    }

    private static LoadFailure unreadable(
            String url, TargetTable table, CopyCommand command, UncheckedIOException failure) {
        if (failure.getCause() instanceof CharacterCodingException) {
            String message = "The encoding of the file is not "
                    + command.argument(CopyOption.ENCODING, "utf8").toUpperCase(Locale.ROOT)
                    + ", which ENCODING says, or it lacks the byte order mark of UTF16";
            ValueFault fault = new ValueFault(ValueFault.ENCODING, message);
            return LoadFailure.ofValue(table.name(), new LoadError(url, 1, TargetColumn.NONE, "", "", fault));
        }
        return LoadFailure.because("The file " + url + " cannot be read: " + failure.getMessage());
    }

    private static byte[] whole(LoadFile file, S3Client s3) {
        return s3.getObjectAsBytes(r ->
                        r.bucket(file.location().bucket()).key(file.location().key()))
                .asByteArrayUnsafe();
    }
}
