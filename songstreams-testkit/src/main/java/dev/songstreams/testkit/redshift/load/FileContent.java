// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import com.github.luben.zstd.ZstdInputStream;
import dev.songstreams.testkit.redshift.sql.CopyCommand;
import dev.songstreams.testkit.redshift.sql.CopyOption;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The bytes of an object, decompressed and in UTF-8. A file that cannot be read fails its COPY but not the session, so its errors are
 * unchecked, which tells them from those of the session's own sockets.
 */
final class FileContent extends FilterInputStream {

    private FileContent(InputStream content) {
        super(content);
    }

    static InputStream open(LoadFile file, CopyCommand command, S3Client s3) {
        InputStream object = s3.getObject(
                r -> r.bucket(file.location().bucket()).key(file.location().key()));
        try {
            return new FileContent(
                    Utf8Content.of(decompressed(object, command), command.argument(CopyOption.ENCODING, "utf8")));
        } catch (IOException e) {
            UncheckedIOException failure = unchecked(e);
            try {
                object.close();
            } catch (IOException onClose) {
                failure.addSuppressed(onClose);
            }
            throw failure;
        }
    }

    private static InputStream decompressed(InputStream object, CopyCommand command) throws IOException {
        if (command.has(CopyOption.GZIP)) {
            return new GZIPInputStream(object, 1 << 16);
        }
        if (command.has(CopyOption.BZIP2)) {
            return new BZip2CompressorInputStream(object, true);
        }
        return command.has(CopyOption.ZSTD) ? new ZstdInputStream(object) : object;
    }

    @Override
    public int read() {
        try {
            return super.read();
        } catch (IOException e) {
            throw unchecked(e);
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        try {
            return super.read(target, offset, length);
        } catch (IOException e) {
            throw unchecked(e);
        }
    }

    private static UncheckedIOException unchecked(IOException e) {
        return new UncheckedIOException(String.valueOf(e.getMessage()), e);
    }
}
