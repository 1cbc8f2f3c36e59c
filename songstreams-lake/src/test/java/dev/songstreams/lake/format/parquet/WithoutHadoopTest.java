// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.core.row.RowBatch;
import dev.songstreams.lake.format.FileDecoder;
import dev.songstreams.lake.format.SampleRows;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WithoutHadoopTest {
    @TempDir
    private Path directory;

    @Test
    void writesAndReadsWithoutAnyClassOfHadoop() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(urlsWithoutHadoop(), ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> loader.loadClass("org.apache.hadoop.conf.Configuration"))
                    .isInstanceOf(ClassNotFoundException.class);
            Object writer =
                    loader.loadClass(Writer.class.getName()).getConstructor().newInstance();
            List<?> files = (List<?>) ((Callable<?>) writer).call();
            assertThat(files).hasSize(ParquetCompression.values().length);
            for (Object bytes : files) {
                Path file = Files.write(directory.resolve("x.parquet"), (byte[]) bytes);
                assertThat(ParquetFiles.rows(new SampleRows(1).schema(), file)).isEqualTo(new SampleRows(1).rows(100));
            }
        }
    }

    private static URL[] urlsWithoutHadoop() throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!Path.of(entry).getFileName().toString().startsWith("hadoop-")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }

    /** Loaded by a class loader of its own. */
    public static final class Writer implements Callable<List<byte[]>> {
        @Override
        public List<byte[]> call() throws IOException {
            List<byte[]> files = new ArrayList<>();
            for (ParquetCompression compression : ParquetCompression.values()) {
                SampleRows sample = new SampleRows(1);
                ParquetFormat format =
                        ParquetFormat.builder().compression(compression).build();
                byte[] file = sample.encode(format, sample.rows(100));
                readBack(format, sample, file);
                files.add(file);
            }
            return files;
        }

        private static void readBack(ParquetFormat format, SampleRows sample, byte[] content) throws IOException {
            Path file = Files.write(Files.createTempFile("without-hadoop", ".parquet"), content);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.DELETE_ON_CLOSE);
                    FileDecoder decoder = format.decoder(sample.schema(), channel)) {
                RowBatch batch = new RowBatch(sample.schema(), 100);
                decoder.read(batch);
                new SampleRows(1).assertRows(SampleRows.values(batch), new SampleRows(1).rows(100));
            }
        }
    }
}
