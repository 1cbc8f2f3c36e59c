// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.unload;

import dev.songstreams.testkit.redshift.load.TargetRefusedException;
import dev.songstreams.testkit.redshift.sql.UnloadCommand;
import dev.songstreams.testkit.redshift.sql.UnloadOption;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** Runs UNLOAD commands. Safe for use by all sessions at once. */
public final class Unloader {

    private final S3Client s3;

    /** Writes to this S3. */
    public Unloader(S3Client s3) {
        this.s3 = s3;
    }

    /** Writes the query's rows to S3 and says how many there were. */
    public long unload(UnloadCommand command, RowSource source)
            throws IOException, TargetRefusedException, UnloadFailure {
        Destination destination = new Destination(command, s3);
        try (Files files = new Files(command, destination)) {
            destination.prepare();
            source.read(command.query(), files);
            List<WrittenFile> written = files.finish();
            if (command.has(UnloadOption.MANIFEST)) {
                boolean verbose = command.argument(UnloadOption.MANIFEST, "").equals("verbose");
                destination.put(destination.manifest(), UnloadManifest.of(written, verbose));
            }
            return written.stream().mapToLong(WrittenFile::rows).sum();
        } catch (SdkException e) {
            throw new UnloadFailure("S3ServiceException:" + e.getMessage() + ", writing "
                    + command.location().url());
        }
    }

    /** Hands each row to the file it belongs to. */
    private static final class Files implements RowSource.Rows, AutoCloseable {

        private final UnloadCommand command;
        private final Destination destination;
        private @Nullable OpenFiles open;

        Files(UnloadCommand command, Destination destination) {
            this.command = command;
            this.destination = destination;
        }

        @Override
        public void columns(List<UnloadColumn> columns) throws UnloadFailure {
            open = new OpenFiles(command, destination, Partitioning.of(command, columns));
        }

        @Override
        public void row(List<@Nullable String> values) throws IOException {
            if (open != null) {
                open.write(values);
            }
        }

        List<WrittenFile> finish() throws IOException {
            return open == null ? List.of() : open.finish();
        }

        @Override
        public void close() throws IOException {
            if (open != null) {
                open.close();
            }
        }
    }
}
