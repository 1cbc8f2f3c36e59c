// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.local;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file under way, beside the place it is meant for and named {@code .<name>.<uuid>.tmp}. Closed without being published it
 * is deleted; after a crash it stays until {@link UnfinishedFiles} finds it.
 */
final class TemporaryFile extends OutputStream {
    private static final Pattern NAME =
            Pattern.compile("\\.(.+)\\.\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}\\.tmp");

    private final Path target;
    private final Path file;
    // Not a channel: an interrupt would close it, and it keeps a buffer outside the heap per thread.
    private final FileOutputStream out;
    private boolean closed;

    TemporaryFile(Path target, Path file) throws IOException {
        this.target = target;
        this.file = file;
        this.out = new FileOutputStream(file.toFile());
    }

    /** Begins a file that is meant for this place. */
    static TemporaryFile beside(Path target) throws IOException {
        String name = "." + target.getFileName() + "." + UUID.randomUUID() + ".tmp";
        return new TemporaryFile(target, target.resolveSibling(name));
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

    @Override
    public void write(int b) throws IOException {
        out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    /** Makes the content the file at the target, over another if there is one. */
    void publish() throws IOException {
        finishContent();
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        LocalDirectory.flush(LocalDirectory.parentOf(target));
    }

    /** Makes the content the file at the target unless there is one, and returns whether it did. */
    boolean publishIfAbsent() throws IOException {
        finishContent();
        try {
            Files.createLink(target, file);
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (UnsupportedOperationException e) {
            throw new IOException("the file system of " + target + " has no hard links, which a commit rests on", e);
        }
        LocalDirectory.flush(LocalDirectory.parentOf(target));
        return true;
    }

    private void finishContent() throws IOException {
        out.getFD().sync();
        out.close();
    }

    /** Deletes the temporary name; what was published stays. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            out.close();
            Files.deleteIfExists(file);
        }
    }
}
