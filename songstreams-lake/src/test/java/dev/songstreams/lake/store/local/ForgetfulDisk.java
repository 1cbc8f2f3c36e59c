// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.local;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A disk that loses power after so many operations, and knows what it would hold then: of content what was forced, of names those
 * that were forced, or, since a disk may also write more than it is told to, all.
 */
final class ForgetfulDisk implements Disk {
    private final Disk real = new RealDisk();
    private final Path base;
    private final Map<Path, Map<String, Node>> names = new HashMap<>();
    private final Map<Path, Map<String, Node>> forcedNames = new HashMap<>();
    private final List<String> operations = new ArrayList<>();
    private int operationsLeft;

    /** A file whatever its names, or a directory. */
    private static final class Node {
        private final boolean directory;
        private byte[] content = new byte[0];

        private Node(boolean directory) {
            this.directory = directory;
        }
    }

    /** An empty directory on which so many operations succeed. */
    ForgetfulDisk(Path base, int operations) {
        this.base = base;
        this.operationsLeft = operations;
    }

    /** The operations so far, with a star for what is unique in the names of temporary files. */
    List<String> operations() {
        return operations;
    }

    /** Lets so many operations more succeed. */
    void power(int operations) {
        operationsLeft = operations;
    }

    /** Writes what is left after a power cut into another directory. */
    void survivors(Path to, boolean withUnforcedNames) throws IOException {
        copy(base, to, withUnforcedNames ? names : forcedNames);
    }

    private static void copy(Path from, Path to, Map<Path, Map<String, Node>> tree) throws IOException {
        Files.createDirectories(to);
        for (Map.Entry<String, Node> entry : tree.getOrDefault(from, Map.of()).entrySet()) {
            if (entry.getValue().directory) {
                copy(from.resolve(entry.getKey()), to.resolve(entry.getKey()), tree);
            } else {
                Files.write(to.resolve(entry.getKey()), entry.getValue().content);
            }
        }
    }

    private void use(String operation, Path path) throws IOException {
        if (operationsLeft == 0) {
            throw new IOException("power cut");
        }
        operationsLeft--;
        operations.add(
                operation + " " + base.relativize(path).toString().replaceAll("\\.[0-9a-f-]{36}\\.tmp", ".*.tmp"));
    }

    private Map<String, Node> in(Path directory) {
        return names.computeIfAbsent(directory, unknown -> new TreeMap<>());
    }

    private Node node(Path file) {
        return in(file.getParent()).get(name(file));
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    @Override
    public FileOutputStream create(Path file) throws IOException {
        use("create", file);
        in(file.getParent()).put(name(file), new Node(false));
        return real.create(file);
    }

    @Override
    public FileChannel openDirect(Path file) throws IOException {
        use("open directly", file);
        return real.openDirect(file);
    }

    @Override
    public void forceContent(Path file, FileOutputStream out) throws IOException {
        use("force content of", file);
        real.forceContent(file, out);
        node(file).content = Files.readAllBytes(file);
    }

    @Override
    public void forceNames(Path directory) throws IOException {
        use("force names in", directory);
        real.forceNames(directory);
        forcedNames.put(directory, new TreeMap<>(in(directory)));
    }

    @Override
    public void link(Path file, Path name) throws IOException {
        use("link", name);
        real.link(file, name);
        in(name.getParent()).put(name(name), node(file));
    }

    @Override
    public void rename(Path file, Path name) throws IOException {
        use("rename to", name);
        real.rename(file, name);
        in(name.getParent()).put(name(name), node(file));
        in(file.getParent()).remove(name(file));
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        use("make", directory);
        real.createDirectory(directory);
        in(directory.getParent()).put(name(directory), new Node(true));
    }

    @Override
    public boolean deleteIfExists(Path file) throws IOException {
        use("delete", file);
        in(file.getParent()).remove(name(file));
        return real.deleteIfExists(file);
    }
}
