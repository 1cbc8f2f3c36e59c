// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.rewrite;

import dev.songstreams.lake.log.DataFile;
import dev.songstreams.lake.store.NoSuchObjectException;
import dev.songstreams.lake.store.ObjectStore;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A data file copied to the disk, where it can be read from its end, and found to be what the log says. The copy has no name
 * (where the system can do that), so nothing is left of it even by a process that is killed.
 */
final class SpooledFile implements Closeable {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final FileChannel channel;

    private SpooledFile(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Copies a file.
     *
     * @throws DamagedFileException if its length or checksum differs from the log's
     */
    static SpooledFile of(ObjectStore store, DataFile file) throws IOException {
        Path path = Files.createTempFile("songstreams-", ".spool");
        FileChannel channel = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        try (InputStream in = store.open(file.key())) {
            check(store, file, channel, copy(in, channel));
            return new SpooledFile(channel);
        } catch (NoSuchObjectException e) {
            channel.close();
            throw new DamagedFileException(
                    file.key(), store.root() + "/" + file.key() + ", which the log names, is not in the store", e);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static CRC32C copy(InputStream in, FileChannel to) throws IOException {
        CRC32C crc = new CRC32C();
        byte[] buffer = new byte[BUFFER_BYTES];
        int length;
        while ((length = in.read(buffer)) >= 0) {
            crc.update(buffer, 0, length);
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, length);
            while (bytes.hasRemaining()) {
                to.write(bytes);
            }
        }
        return crc;
    }

    private static void check(ObjectStore store, DataFile file, FileChannel copy, CRC32C crc) throws IOException {
        String found = String.format("%08x", crc.getValue());
        if (copy.size() != file.bytes() || !found.equals(file.crc32c())) {
            throw new DamagedFileException(
                    file.key(),
                    store.root() + "/" + file.key() + " is damaged: by the log it has " + file.bytes()
                            + " bytes with CRC32C " + file.crc32c() + ", but there are " + copy.size() + " with "
                            + found + "; restore the object, or leave its offsets out",
                    null);
        }
    }

    FileChannel channel() {
        return channel;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
