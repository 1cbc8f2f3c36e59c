// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.local;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The machine's own disk, for tests that change a part of it. */
class DelegatingDisk implements Disk {
    private final Disk real = new RealDisk();

    @Override
    public FileOutputStream create(Path file) throws IOException {
        return real.create(file);
    }

    @Override
    public FileChannel openDirect(Path file) throws IOException {
        return real.openDirect(file);
    }

    @Override
    public void forceContent(Path file, FileOutputStream out) throws IOException {
        real.forceContent(file, out);
    }

    @Override
    public void forceNames(Path directory) throws IOException {
        real.forceNames(directory);
    }

    @Override
    public void link(Path file, Path name) throws IOException {
        real.link(file, name);
    }

    @Override
    public void rename(Path file, Path name) throws IOException {
        real.rename(file, name);
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        real.createDirectory(directory);
    }

    @Override
    public boolean deleteIfExists(Path file) throws IOException {
        return real.deleteIfExists(file);
    }
}
