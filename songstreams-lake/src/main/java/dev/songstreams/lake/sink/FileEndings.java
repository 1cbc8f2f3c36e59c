// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.sink;

import dev.songstreams.lake.format.FileFormat;
import dev.songstreams.lake.log.DataFile;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The files of a lane that have ended and are not published. A server may take longer to answer than a file to end, so a few are on
 * their way to it at a time; not all, since until then each is in memory. Used by one thread at a time; only {@link #memoryBytes} may
 * be asked by others.
 */
final class FileEndings {
    /** Beyond the one that ends. With more, what is gained is less than what they hold. */
    private static final int MOST_UNDER_WAY = 4;

    private final FileFormat format;
    private final List<DataFile> published;
    private final Queue<OpenFile> underWay = new ConcurrentLinkedQueue<>();

    /**
     * None has ended yet.
     *
     * @param published gets each file as soon as it is published
     */
    FileEndings(FileFormat format, List<DataFile> published) {
        this.format = format;
        this.published = published;
    }

    /** Takes a file over and ends it, and publishes those before it of which there are too many. */
    void end(OpenFile file) throws IOException {
        underWay.add(file);
        file.end();
        while (underWay.size() > MOST_UNDER_WAY) {
            publishFirst();
        }
    }

    /** Publishes all that have ended. */
    void publish() throws IOException {
        while (!underWay.isEmpty()) {
            publishFirst();
        }
    }

    private void publishFirst() throws IOException {
        published.add(underWay.element().publish(format));
        underWay.remove();
    }

    /** Throws away the files that are not published. */
    void discard(Cleanup cleanup) {
        underWay.forEach(file -> cleanup.attempt(file::discard));
        underWay.clear();
    }

    long memoryBytes() {
        long sum = 0;
        for (OpenFile file : underWay) {
            sum += file.memoryBytes();
        }
        return sum;
    }
}
