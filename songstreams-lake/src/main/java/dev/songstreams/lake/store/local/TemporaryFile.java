// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.local;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file under way, beside the place it is meant for and named {@code .<name>.<uuid>.tmp}. Closed without being published it
 * is deleted; after a crash it stays until {@link UnfinishedFiles} finds it.
 */
final class TemporaryFile implements AutoCloseable {
    private static final Pattern NAME =
            Pattern.compile("\\.(.+)\\.\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\.tmp");

    private final Disk disk;
    private final LocalDirectory directory;
    private final Path target;
    private final Path file;
    private final FileOutputStream out;
    private final LeadingBlocks blocks;
    private boolean closed;

    TemporaryFile(Disk disk, LocalDirectory directory, Path target, Path file) throws IOException {
        this.disk = disk;
        this.directory = directory;
        this.target = target;
        this.file = file;
        this.out = disk.create(file);
        this.blocks = new LeadingBlocks(disk, file, out, directory.writer());
    }

    /** Begins a file that is meant for this place. */
    static TemporaryFile beside(Disk disk, LocalDirectory directory, Path target) throws IOException {
        String name = "." + target.getFileName() + "." + UUID.randomUUID() + ".tmp";
        return new TemporaryFile(disk, directory, target, target.resolveSibling(name));
    }

    /** Whether a file of this name is one of these. */
    static boolean isTemporary(String name) {
        return NAME.matcher(name).matches();
    }

    /** The name that a temporary file was meant to get, or null if it is none. */
    static @Nullable String intendedName(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? matcher.group(1) : null;
    }

    /** Writes a whole block of a large file, before anything else; the array is the caller's again when this returns. */
    void writeBlock(byte[] block) throws IOException {
        blocks.write(block);
    }

    /** Writes what remains behind the blocks. */
    void write(byte[] bytes, int offset, int length) throws IOException {
        blocks.await();
        out.write(bytes, offset, length);
    }

    /** Makes the content the file at the target, over another if there is one. */
    void publish() throws IOException {
        finishContent();
        disk.rename(file, target);
        directory.forceNames(LocalDirectory.parentOf(target));
    }

    /** Makes the content the file at the target unless there is one, and returns whether it did. */
    boolean publishIfAbsent() throws IOException {
        finishContent();
        boolean absent = true;
        try {
            disk.link(file, target);
        } catch (FileAlreadyExistsException e) {
            absent = false;
        }
        // Also where there is one: it may be the caller's own, of an attempt that came no further than this, or
        // that of a rival who has not come as far, and whoever hears of it builds upon it.
        directory.forceNames(LocalDirectory.parentOf(target));
        return absent;
    }

    private void finishContent() throws IOException {
        blocks.await();
        disk.forceContent(file, out);
        out.close();
    }

    /** Deletes the temporary name; what was published stays. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            try (out) {
                blocks.close();
            } finally {
                disk.deleteIfExists(file);
            }
        }
    }
}
