// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The bytes of a new object. It is there for certain, and durable, when {@link #complete} has returned; others see it no sooner
 * than its bytes have ended, and closed without having been completed, nothing of it stays. Not thread-safe.
 */
public abstract class ObjectOutput extends OutputStream {
    /** For the stores. */
    protected ObjectOutput() {}

    /**
     * Ends the bytes. Those that wait may be sent from now on while the caller does something else, such as to end other objects,
     * until {@link #complete} waits for them. Need not be called.
     *
     * @throws IOException if they can't be sent
     */
    public void end() throws IOException {}

    /**
     * Publishes the object.
     *
     * @throws IOException if it could not be stored for certain; it may exist all the same
     */
    public abstract void complete() throws IOException;

    /** Bytes of memory that wait to be sent; may be asked by any thread. */
    public abstract long memoryBytes();

    /**
     * Throws the object away unless it was completed.
     *
     * @throws IOException if something of it may stay
     */
    @Override
    public abstract void close() throws IOException;
}
