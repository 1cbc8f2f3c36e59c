// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a server in the order they were started, closed in reverse: every part is closed even if another fails to. What is
 * still open when the JVM ends is closed then, so that no process and no temporary directory is left behind.
 */
final class Closing implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Thread atExit = new Thread(this::close, "close-at-exit");

    Closing() {
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Takes charge of one more part and hands it back. */
    synchronized <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    /** Closes everything after a failed start, and gives the failure back with what went wrong on the way. */
    RuntimeException after(Throwable failure, String message) {
        try {
            close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
        return new IllegalStateException(message, failure);
    }

    /** Closes all parts, the newest first; a second call does nothing. */
    @Override
    public synchronized void close() {
        Exception first = null;
        while (!parts.isEmpty()) {
            first = closeOne(parts.pop(), first);
        }
        forgetExit();
        if (first != null) {
            throw new IllegalStateException("could not close everything: " + first.getMessage(), first);
        }
    }

    private void forgetExit() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            // Too late to forget it; it will find nothing to close.
        }
    }

    private static @Nullable Exception closeOne(AutoCloseable part, @Nullable Exception first) {
        try {
            part.close();
            return first;
        } catch (Exception e) {
            if (first == null) {
                return e;
            }
            first.addSuppressed(e);
            return first;
        }
    }
}
