// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.lake.store.NoSuchObjectException;
import dev.songstreams.lake.store.StoreUnavailableException;
import java.io.IOException;

/** Gets one entry into its slot of the log, and finds out who holds the slot then. */
final class Publisher {
    private final TopicLog log;

    Publisher(TopicLog log) {
        this.log = log;
    }

    /**
     * The entry that holds the slot: this one, or another writer's. May be called again for the same entry: it sends the
     * identical bytes, so a repeated request that finds our own entry has won as well.
     *
     * @throws IOException if no answer was to be had: then the entry may or may not be there, or come to be there, and nothing
     *     that it names may be deleted; a {@link StoreUnavailableException} if asking again may help
     */
    LogEntry publish(LogEntry entry) throws IOException {
        try {
            return log.create(entry) ? entry : log.read(entry.sequence());
        } catch (NoSuchObjectException e) {
            throw new LakeFormatException(
                    "entry " + entry.sequence() + " of " + log.topic()
                            + " was there and is gone; log objects must never be removed",
                    e);
        } catch (StoreUnavailableException e) {
            throw new StoreUnavailableException(unknown(entry, e), e);
        } catch (LakeFormatException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(unknown(entry, e), e);
        }
    }

    private String unknown(LogEntry entry, IOException cause) {
        return "it is not known whether entry " + entry.sequence() + " (" + entry.id() + ") of " + log.topic()
                + " was written; its files are left where they are: " + cause.getMessage();
    }
}
