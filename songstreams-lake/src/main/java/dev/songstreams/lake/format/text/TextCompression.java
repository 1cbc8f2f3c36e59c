// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.text;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How files of text are compressed, each as a whole. Redshift's COPY takes all three; most readers tell them by the file's name. */
public enum TextCompression {
    /** Not at all. */
    NONE("", 0),

    /** For readers that know nothing newer; slower than all else on a record's way together. Level 6. */
    GZIP(".gz", 272 * 1024),

    /** Smaller than GZIP for a tenth of its time; a megabyte for each open file. Level 1: others gain little. */
    ZSTD(".zst", 1 << 20);

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int ZSTD_LEVEL = 1;

    private final String suffix;
    private final int memoryBytes;

    TextCompression(String suffix, int memoryBytes) {
        this.suffix = suffix;
        this.memoryBytes = memoryBytes;
    }

    /** What stands behind a file's extension, such as {@code .gz}. */
    String suffix() {
        return suffix;
    }

    /** What compressing a file holds outside the heap, for its window and tables; more or less. */
    int memoryBytes() {
        return memoryBytes;
    }

    /** A stream that compresses to another; closing it ends what is compressed, frees its memory, and leaves the other open. */
    OutputStream compress(OutputStream out) throws IOException {
        OutputStream unclosable = new Unclosable(out);
        return switch (this) {
            case NONE -> unclosable;
            case GZIP -> new GZIPOutputStream(unclosable, 8192);
            // One that frees its memory in the end though a file was thrown away.
            case ZSTD -> new ZstdOutputStream(unclosable, ZSTD_LEVEL);
        };
    }

    /** A stream of what was compressed. */
    InputStream decompress(InputStream in) throws IOException {
        return switch (this) {
            case NONE -> new BufferedInputStream(in, BUFFER_BYTES);
            case GZIP -> new GZIPInputStream(in, BUFFER_BYTES);
            case ZSTD -> new BufferedInputStream(new ZstdInputStream(in), BUFFER_BYTES);
        };
    }

    /** The name in a format's description, such as {@code gzip}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The compression of that name.
     *
     * @param format the format, for the message
     * @throws IllegalArgumentException if there is none
     */
    public static TextCompression named(String format, String name) {
        return Arrays.stream(values())
                .filter(compression -> compression.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        format + " can't be compressed with '" + name + "'; choose " + labels()));
    }

    private static String labels() {
        return Arrays.stream(values()).map(TextCompression::label).collect(Collectors.joining(", "));
    }

    private static final class Unclosable extends FilterOutputStream {
        Unclosable(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
