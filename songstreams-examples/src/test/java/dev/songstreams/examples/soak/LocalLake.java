// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.soak;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.local.LocalObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Stream;

/** A lake in a folder. Moments are seen in the files that come and go, so a kill comes a moment after its point. */
final class LocalLake implements SoakLake {
    private final Path root;
    private final String format;
    private final String protocol;
    private final ObjectStore store;

    LocalLake(Path root, String format, String protocol) throws IOException {
        this.root = Files.createDirectories(root);
        this.format = format;
        this.protocol = protocol;
        this.store = new LocalObjectStore(root);
    }

    @Override
    public String name() {
        return "local/" + format + "/" + protocol;
    }

    @Override
    public String format() {
        return format;
    }

    @Override
    public String protocol() {
        return protocol;
    }

    @Override
    public String uri() {
        return root.toUri().toString();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }

    @Override
    public ObjectStore store() {
        return store;
    }

    @Override
    public Path file(ObjectKey key) {
        return root.resolve(key.path());
    }

    @Override
    public EnumSet<KillPoint> points() {
        return EnumSet.complementOf(EnumSet.of(KillPoint.LATE_ENTRY, KillPoint.RANDOM));
    }

    @Override
    public Trap arm(KillPoint point, int skip, Runnable kill) throws IOException {
        return new FolderTrap(root, (kind, path) -> isMoment(point, kind, path), skip, kill);
    }

    @Override
    public void settle() {}

    @Override
    public int unfinished() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return (int) files.filter(LocalLake::isTemporary).count();
        }
    }

    @Override
    public void close() {
        store.close();
    }

    private boolean isMoment(KillPoint point, WatchEvent.Kind<?> kind, Path path) {
        boolean entry = root.relativize(path).startsWith("_songstreams")
                && path.toString().contains(".json");
        boolean data = root.relativize(path).toString().contains("date=");
        boolean temporary = isTemporary(path);
        return switch (point) {
            case BEFORE_UPLOAD -> kind == ENTRY_CREATE && data && temporary;
            case DURING_UPLOAD -> kind == ENTRY_MODIFY && data && temporary;
            case AFTER_UPLOAD -> kind == ENTRY_CREATE && data && !temporary;
            case BEFORE_ENTRY -> kind == ENTRY_CREATE && entry && temporary;
            case AFTER_ENTRY -> kind == ENTRY_CREATE && entry && !temporary;
            case LATE_ENTRY, RANDOM -> throw new IllegalArgumentException(point + " is not seen in a folder");
        };
    }

    private static boolean isTemporary(Path path) {
        return path.getFileName().toString().endsWith(".tmp");
    }
}
