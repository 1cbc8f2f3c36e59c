// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.unload;

import com.github.luben.zstd.ZstdOutputStream;
import dev.songstreams.testkit.redshift.sql.UnloadCommand;
import dev.songstreams.testkit.redshift.sql.UnloadOption;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.jspecify.annotations.Nullable;

/** Lines of text, compressed if asked for. */
final class TextRowFile implements RowFile {

    private final Path path;
    private final OutputStream out;
    private final Lines lines;

    TextRowFile(Path path, UnloadCommand command, Lines lines) throws IOException {
        this.path = path;
        this.out = new BufferedOutputStream(compressed(Files.newOutputStream(path), command), 1 << 16);
        this.lines = lines;
        String header = lines.header();
        if (header != null) {
            out.write(header.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void write(List<@Nullable String> row) throws IOException {
        out.write(lines.line(row).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public long bytes() throws IOException {
        return Files.size(path);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private static OutputStream compressed(OutputStream file, UnloadCommand command) throws IOException {
        if (command.has(UnloadOption.GZIP)) {
            return new GZIPOutputStream(file, 1 << 16);
        } else if (command.has(UnloadOption.BZIP2)) {
            return new BZip2CompressorOutputStream(file);
        }
        return command.has(UnloadOption.ZSTD) ? new ZstdOutputStream(file) : file;
    }
}
