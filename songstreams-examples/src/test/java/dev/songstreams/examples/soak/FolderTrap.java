// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Waits for something to happen to a file below a folder. */
final class FolderTrap implements Trap {
    private final WatchService watch;
    private final BiPredicate<WatchEvent.Kind<?>, Path> moment;
    private final Runnable kill;
    private final CountDownLatch sprung = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "soak-folder-trap");
    private int skip;

    /**
     * A trap that is set.
     *
     * @param moment says of an event at a path whether it is one that is waited for
     */
    FolderTrap(Path root, BiPredicate<WatchEvent.Kind<?>, Path> moment, int skip, Runnable kill) throws IOException {
        this.watch = root.getFileSystem().newWatchService();
        this.moment = moment;
        this.skip = skip;
        this.kill = kill;
        register(Files.createDirectories(root));
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public boolean springsWithin(Duration patience) throws InterruptedException {
        return sprung.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        try {
            watch.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Threads.join(thread);
    }

    private void watch() {
        try {
            while (sprung.getCount() > 0) {
                WatchKey key = watch.take();
                Path folder = (Path) key.watchable();
                for (WatchEvent<?> event : key.pollEvents()) {
                    if (event.context() instanceof Path name) {
                        happened(event.kind(), folder.resolve(name));
                    }
                }
                key.reset();
            }
        } catch (ClosedWatchServiceException e) {
            // It is over.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void happened(WatchEvent.Kind<?> kind, Path path) throws IOException {
        if (kind == ENTRY_CREATE && Files.isDirectory(path)) {
            register(path);
        } else if (sprung.getCount() > 0 && moment.test(kind, path) && skip-- == 0) {
            kill.run();
            sprung.countDown();
        }
    }

    private void register(Path folder) throws IOException {
        List<Path> folders;
        try (Stream<Path> walk = Files.walk(folder)) {
            folders = walk.filter(Files::isDirectory).toList();
        } catch (UncheckedIOException e) {
            // Something in it went while it was walked: the folder itself is enough.
            folders = List.of(folder);
        }
        for (Path each : folders) {
            each.register(watch, ENTRY_CREATE, ENTRY_MODIFY);
        }
    }
}
