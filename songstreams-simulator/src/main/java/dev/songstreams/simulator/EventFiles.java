// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One open file per topic; the owner closes it. */
final class EventFiles implements EventConsumer, Closeable {
    /** Large enough that system calls do not show beside the making of events. */
    private static final int BUFFER_BYTES = 1 << 18;

    private final Path folder;
    private final List<OutputStream> outputs = new ArrayList<>();

    EventFiles(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        try {
            for (Topic topic : Topic.values()) {
                Path file = folder.resolve(topic.fileName());
                outputs.add(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES));
            }
        } catch (IOException e) {
            closeAfter(e);
            throw e;
        }
    }

    @Override
    public void accept(Topic topic, byte[] buffer, int offset, int length, long epochMillis) {
        try {
            outputs.get(topic.ordinal()).write(buffer, offset, length);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write to " + folder.resolve(topic.fileName()), e);
        }
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (OutputStream output : outputs) {
            try {
                output.close();
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void closeAfter(IOException failure) {
        try {
            close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
