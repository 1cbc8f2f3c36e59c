// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;

/** A lake that is written under attack. */
interface SoakLake extends AutoCloseable {
    /** As {@code s3/csv/classic}. */
    String name();

    /** The file format. */
    String format();

    /** The consumers' group protocol. */
    String protocol();

    /** What {@code --lake} is given. */
    String uri();

    /** Further variables of a worker's environment. */
    Map<String, String> environment();

    /** The lake as it is, past all faults. */
    ObjectStore store();

    /** Where an object's bytes lie on this machine. */
    Path file(ObjectKey key);

    /** The points at which a worker of this lake can be killed. */
    EnumSet<KillPoint> points();

    /**
     * Sets a trap.
     *
     * @param skip how many such moments pass before the one that counts
     * @param kill what happens then
     */
    Trap arm(KillPoint point, int skip, Runnable kill) throws IOException;

    /** Ends all faults, and lets what is late arrive. */
    void settle();

    /** Temporary files, or uploads in parts, that were begun and not ended. */
    int unfinished() throws IOException;

    @Override
    void close();
}
