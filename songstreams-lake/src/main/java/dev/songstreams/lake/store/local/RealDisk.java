// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.local;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** The machine's own disk. */
final class RealDisk implements Disk {
    /** Windows opens no directory as a file; there the file system alone vouches for its entries. */
    private static final boolean CAN_FORCE_DIRECTORIES =
            !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

    @Override
    public FileOutputStream create(Path file) throws IOException {
        // Not a channel: an interrupt would close it, and it keeps a buffer outside the heap per thread.
        return new FileOutputStream(file.toFile(), true);
    }

    @Override
    public FileChannel openDirect(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.WRITE, ExtendedOpenOption.DIRECT);
    }

    @Override
    public void forceContent(Path file, FileOutputStream out) throws IOException {
        out.getFD().sync();
    }

    @Override
    public void forceNames(Path directory) throws IOException {
        if (CAN_FORCE_DIRECTORIES) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public void link(Path file, Path name) throws IOException {
        try {
            Files.createLink(name, file);
        } catch (UnsupportedOperationException e) {
            throw new IOException("the file system of " + name + " has no hard links, which a commit rests on", e);
        }
    }

    @Override
    public void rename(Path file, Path name) throws IOException {
        Files.move(file, name, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        Files.createDirectory(directory);
    }

    @Override
    public boolean deleteIfExists(Path file) throws IOException {
        return Files.deleteIfExists(file);
    }
}
