// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.local;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * The operations that change a disk, in the sense of what a power cut leaves of them: content stays once it was forced, and names
 * come, go and stay once their directory was. A test can stand in between.
 */
interface Disk {
    /** Begins a new file; the stream appends to it. */
    FileOutputStream create(Path file) throws IOException;

    /**
     * Opens a file for writing past the system's cache, in whole blocks from its beginning.
     *
     * @throws UnsupportedOperationException if this file system can't do so; there are some that say it by an {@link IOException}
     */
    FileChannel openDirect(Path file) throws IOException;

    /** Makes a file's content outlast a power cut. */
    void forceContent(Path file, FileOutputStream out) throws IOException;

    /** Makes the names in a directory outlast a power cut. */
    void forceNames(Path directory) throws IOException;

    /** Gives a file another name too, unless that is taken, which is a {@link java.nio.file.FileAlreadyExistsException}. */
    void link(Path file, Path name) throws IOException;

    /** Gives a file another name instead, and takes it from whatever had it. */
    void rename(Path file, Path name) throws IOException;

    void createDirectory(Path directory) throws IOException;

    boolean deleteIfExists(Path file) throws IOException;
}
