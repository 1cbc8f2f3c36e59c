// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Says that a directory is in use, for as long as this is open; the system takes it back when the JVM dies. */
record DirectoryLock(FileChannel channel) implements AutoCloseable {

    static DirectoryLock of(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            channel.close();
            throw new IOException("the directory " + directory + " is in use by another server; close that one first");
        }
        return new DirectoryLock(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException sameJvm) {
            return false;
        }
    }
}
