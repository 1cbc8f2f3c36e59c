// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.songstreams.lake.store.NoSuchObjectException;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectOutput;
import dev.songstreams.lake.store.ObjectStore;
import dev.songstreams.lake.store.ObjectStoreContract;
import dev.songstreams.lake.store.StoreUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalObjectStoreTest extends ObjectStoreContract {
    private static final ObjectKey KEY = ObjectKey.of("clean", "x.parquet");

    @TempDir
    private Path temporary;

    private Path root;
    private ObjectStore store;

    @BeforeEach
    void openStore() {
        root = temporary.resolve("a lake");
        store = new LocalObjectStore(root);
    }

    @Override
    protected ObjectStore store() {
        return store;
    }

    /** There are no requests; few objects, since each is flushed to the disk. */
    @Override
    protected int moreThanAPage() {
        return 150;
    }

    @Override
    protected boolean takes(String key) {
        return "UTF-8".equals(System.getProperty("sun.jnu.encoding"))
                || UTF_8.newEncoder().canEncode(key) && key.chars().allMatch(c -> c < 128);
    }

    @Test
    void namesItsRootWithoutATrailingSlash() throws IOException {
        String expected = "file://" + temporary + "/a%20lake";
        assertThat(store.root()).hasToString(expected);
        store.put(KEY, bytes("x"));
        assertThat(store.root()).hasToString(expected);
        assertThat(new LocalObjectStore(root.resolve("../a lake/")).root()).hasToString(expected);
        assertThat(new LocalObjectStore(Path.of("/")).root()).hasToString("file:///");
    }

    @Test
    void makesNoDirectoryBeforeAnObjectIsWritten() throws IOException {
        assertThat(list("", null)).isEmpty();
        store.delete(List.of(KEY));
        store.removeUnfinished("", Instant.now());
        assertThatThrownBy(() -> store.read(KEY)).isInstanceOf(IOException.class);
        assertThat(root).doesNotExist();
    }

    @Test
    void keepsAnUnfinishedFileBesideItsPlaceAndOutOfListings() throws IOException {
        try (ObjectOutput out = store.create(KEY)) {
            out.write(bytes("half"));
            try (Stream<Path> files = Files.list(root.resolve("clean"))) {
                assertThat(files)
                        .singleElement()
                        .satisfies(file -> assertThat(file.getFileName().toString())
                                .matches("\\.x\\.parquet\\.[0-9a-f-]{36}\\.tmp"));
            }
            assertThat(list("", null)).isEmpty();
        }
        assertThat(root.resolve("clean")).isEmptyDirectory();
    }

    @Test
    void saysThatASweepTookTheTemporaryFile() throws IOException {
        try (ObjectOutput out = store.create(KEY)) {
            out.write(bytes("half"));
            assertThat(store.removeUnfinished("clean/", Instant.now().plusSeconds(60)))
                    .isEqualTo(1);
            assertThatThrownBy(out::complete)
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessage(
                            "can't publish clean/x.parquet under " + store.root()
                                    + ": its temporary file is gone: a sweep took it away; what it held is to be written again");
        }
        assertThat(list("", null)).isEmpty();
    }

    @Test
    void refusesAKeyThatLooksLikeATemporaryFile() {
        ObjectKey key = ObjectKey.of("clean", ".x.123e4567-e89b-12d3-a456-426614174000.tmp");
        assertThatThrownBy(() -> store.put(key, bytes("x")))
                .isInstanceOf(IOException.class)
                .hasMessage("can't store " + key + " under " + store.root() + ": the name of " + key
                        + " is kept for temporary files");
    }

    @Test
    void followsNoSymbolicLinkOutOfItsDirectory() throws IOException {
        Path outside = Files.createDirectory(temporary.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret");
        Files.createDirectories(root);
        Files.createSymbolicLink(root.resolve("link"), outside);
        Files.createSymbolicLink(root.resolve("secret"), outside.resolve("secret"));
        String reason = "a symbolic link leads out of " + root;
        assertThatThrownBy(() -> store.read(ObjectKey.of("link", "secret"))).hasMessageContaining(reason);
        assertThatThrownBy(() -> store.read(ObjectKey.of("secret"))).hasMessageContaining(reason);
        assertThatThrownBy(() -> store.put(ObjectKey.of("link", "new", "x"), bytes("x")))
                .hasMessageContaining(reason);
        assertThatThrownBy(() -> store.delete(List.of(ObjectKey.of("link", "secret"))))
                .hasMessageContaining(reason);
        assertThat(list("", null)).isEmpty();
        assertThat(outside.resolve("secret")).hasContent("secret");
        assertThat(outside.resolve("new")).doesNotExist();
    }

    @Test
    void worksWhereItsRootIsASymbolicLink() throws IOException {
        Path real = Files.createDirectory(temporary.resolve("real"));
        Files.createSymbolicLink(root, real);
        store.put(KEY, bytes("x"));
        assertThat(real.resolve("clean/x.parquet")).hasContent("x");
        assertThat(list("", null)).containsExactly(KEY.path());
    }

    @Test
    void namesTheFileThatIsInTheWay() throws IOException {
        Files.writeString(root, "a file");
        assertThatThrownBy(() -> store.put(KEY, bytes("x")))
                .isInstanceOf(IOException.class)
                .hasMessage("can't store " + KEY + " under " + store.root() + ": is there, but is not a directory: "
                        + root);
        assertThatThrownBy(() -> list("", null))
                .isInstanceOf(IOException.class)
                .hasMessage("can't list objects under " + store.root() + ": not a directory: " + root);
    }

    @Test
    void saysThatADirectoryCanNotBeWrittenTo() throws IOException {
        Files.createDirectories(root);
        assumeFalse(!root.toFile().setWritable(false) || Files.isWritable(root), "root may write anywhere");
        assertThatThrownBy(() -> store.create(KEY))
                .isInstanceOf(IOException.class)
                .hasMessage("can't create " + KEY + " under " + store.root() + ": permission denied: "
                        + root.resolve("clean"));
        assertThat(root.toFile().setWritable(true)).isTrue();
    }

    @Test
    void saysThatTheDiskIsFull() throws IOException {
        Path full = Path.of("/dev/full");
        assumeFalse(Files.notExists(full), "no /dev/full here");
        // A device that is always full, behind the name of the temporary file.
        Path file = Files.createSymbolicLink(temporary.resolve("file"), full);
        LocalDirectory directory = new LocalDirectory(root, new RealDisk(), new BlockWriter());
        assertThatThrownBy(() -> {
                    TemporaryFile temporaryFile =
                            new TemporaryFile(new RealDisk(), directory, root.resolve("target"), file);
                    try (ObjectOutput out = new LocalObjectOutput(directory, KEY, temporaryFile)) {
                        out.write(new byte[1_000_000]);
                    }
                })
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("can't write " + KEY + " under " + store.root()
                        + ": the disk is full: No space left on device");
    }

    @Test
    void saysThatANameIsTooLong() throws IOException {
        ObjectKey longest = ObjectKey.of("clean", "x".repeat(213));
        store.put(longest, bytes("x"));
        assertThat(store.read(longest)).isEqualTo(bytes("x"));
        ObjectKey longer = ObjectKey.of("clean", "x".repeat(214));
        assertThatThrownBy(() -> store.put(longer, bytes("x")))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith("can't store " + longer + " under " + store.root()
                        + ": a name is too long for this file system, which takes 255 bytes for most, 42 of which a file"
                        + " needs while it is written: " + root.resolve("clean"));
        ObjectKey directory = ObjectKey.of("y".repeat(256), "x");
        assertThatThrownBy(() -> store.createIfAbsent(directory, bytes("x")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a name is too long for this file system");
        assertThatThrownBy(() -> store.read(directory)).isInstanceOf(NoSuchObjectException.class);
    }

    @Test
    void listsThroughADirectoryThatVanishes() throws IOException {
        store.put(ObjectKey.of("a", "1"), bytes("1"));
        store.put(ObjectKey.of("b", "1"), bytes("1"));
        store.put(ObjectKey.of("c", "1"), bytes("1"));
        try (Stream<String> keys =
                store.list("", null).map(object -> object.key().path())) {
            assertThat(keys.peek(key -> remove("b"))).containsExactly("a/1", "c/1");
        }
    }

    private void remove(String directory) {
        try {
            Files.deleteIfExists(root.resolve(directory).resolve("1"));
            Files.deleteIfExists(root.resolve(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void listsInTheOrderOfBytesWhereThatOfCharactersDiffers() throws IOException {
        assumeTrue(takes("🎵"), "this JVM names files in ASCII");
        store.put(ObjectKey.of("🎵"), bytes("x"));
        store.put(ObjectKey.of("\uFFFD"), bytes("x"));
        assertThat(list("", null)).containsExactly("\uFFFD", "🎵");
        assertThat(list("", ObjectKey.of("\uFFFD"))).containsExactly("🎵");
    }

    @Test
    void makesADirectoryAgainThatSomebodyRemoved() throws IOException {
        store.put(KEY, bytes("1"));
        store.delete(List.of(KEY));
        Files.delete(root.resolve("clean"));
        store.put(KEY, bytes("2"));
        assertThat(store.read(KEY)).isEqualTo(bytes("2"));
    }

    @Test
    void passesOverNamesThatAreNoKeys() throws IOException {
        Files.createDirectories(root.resolve("clean"));
        Files.writeString(root.resolve("clean/back\\slash"), "x");
        store.put(KEY, bytes("x"));
        assertThat(list("", null)).containsExactly(KEY.path());
    }
}
