// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.lake.log.DataFileName;
import dev.songstreams.lake.log.LakeLayout;
import dev.songstreams.lake.log.Zone;
import dev.songstreams.lake.sink.Partitioner;
import dev.songstreams.lake.store.local.LocalObjectStore;
import dev.songstreams.lake.store.s3.S3ObjectStore;
import dev.songstreams.testkit.LocalS3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.model.S3Object;

/** No topic, time or text that an event brings leads a key out of its folder, or a store out of its root. */
class HostileKeysTest {
    private static final List<String> TOPICS = List.of(
            "..",
            ".",
            "...",
            "../../etc",
            "/etc/passwd",
            "a/../../b",
            "a\\..\\b",
            "~",
            "%2e%2e",
            "%2F",
            "a b",
            "é",
            "\u0000",
            "\n",
            "s3://other",
            "?x=1#y",
            "date=2018-01-01",
            "_songstreams",
            "x".repeat(249));
    private static final List<LocalDate> DAYS = List.of(
            LocalDate.MIN, LocalDate.MAX, LocalDate.of(-1, 12, 31), LocalDate.of(0, 1, 1), LocalDate.of(10_000, 1, 1));
    private static final DataFileName NAME =
            new DataFileName("AAAAAAAAAAAAAAAAAAAAAA", Integer.MAX_VALUE, Long.MAX_VALUE, 7);

    @TempDir
    private Path temporary;

    @Test
    void noTopicOrDayLeavesItsFolder() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String topic = random.nextInt(10) == 0 ? pick(TOPICS, random) : randomTopic(random);
            LocalDate day = random.nextBoolean()
                    ? pick(DAYS, random)
                    : Partitioner.byDay().dayOf(random.nextLong());
            assertStays(seed, topic, LakeLayout.dayFolder(Zone.CLEAN, topic, day));
        }
    }

    private static void assertStays(long seed, String topic, ObjectKey folder) {
        ObjectKey key = folder.resolve(NAME.unique(topic, "parquet"));
        Path root = Path.of("/lake");
        Path file = root.resolve(key.path());
        Path relative = root.relativize(file);
        assertThat(file.normalize()).as("seed %d, topic %s", seed, topic).isEqualTo(file);
        assertThat(relative).as("seed %d, topic %s", seed, topic).hasToString(key.path());
        assertThat(relative.getNameCount()).as("seed %d, topic %s", seed, topic).isEqualTo(4);
        assertThat(relative.getName(0)).hasToString("clean");
        assertThat(relative.getName(2).toString()).startsWith("date=");
        // A temporary file adds 42 bytes to it.
        assertThat(key.name().getBytes(UTF_8).length).as(key.name()).isLessThanOrEqualTo(255 - 42);
        assertThat(DataFileName.parse(key.name())).contains(NAME);
    }

    @Test
    void aStoreRefusesKeysThatWouldLeadOutOfIt() {
        List<String> paths = List.of(
                "..", "../x", "a/../x", "a/./x", "/etc/passwd", "a//b", "a/", "", "a\\..\\x", "a\u0000b", "\ud83c");
        for (String path : paths) {
            assertThat(ObjectKey.isValid(path)).as(path).isFalse();
            assertThatThrownBy(() -> new ObjectKey(path)).isInstanceOf(IllegalArgumentException.class);
        }
        ObjectKey folder = ObjectKey.of("clean");
        assertThatThrownBy(() -> folder.resolve("../../x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLocalStoreWritesAllThisInsideItsRoot() throws IOException {
        Path root = temporary.resolve("outer/lake");
        try (ObjectStore store = new LocalObjectStore(root)) {
            writeAll(store);
        }
        try (Stream<Path> all = Files.walk(temporary)) {
            assertThat(all.filter(Files::isRegularFile))
                    .hasSize(TOPICS.size())
                    .allMatch(file -> file.startsWith(root.resolve("clean")));
        }
    }

    @Test
    void anS3StoreWritesAllThisInsideItsPrefix() throws IOException {
        try (LocalS3 s3 = LocalS3.start()) {
            s3.createBucket("lake");
            try (ObjectStore store = S3ObjectStore.builder("lake")
                    .prefix("outer/lake")
                    .endpoint(s3.endpoint())
                    .region(s3.region())
                    .credentials(StaticCredentialsProvider.create(
                            AwsBasicCredentials.create(s3.accessKey(), s3.secretKey())))
                    .build()) {
                writeAll(store);
            }
            assertThat(s3.client()
                            .listObjectsV2(request -> request.bucket("lake"))
                            .contents())
                    .extracting(S3Object::key)
                    .hasSize(TOPICS.size())
                    .allMatch(key -> key.startsWith("outer/lake/clean/"));
        }
    }

    private static void writeAll(ObjectStore store) throws IOException {
        Random random = new Random(1);
        for (String topic : TOPICS) {
            ObjectKey key =
                    LakeLayout.dayFolder(Zone.CLEAN, topic, pick(DAYS, random)).resolve(NAME.unique(topic, "csv"));
            try (ObjectOutput out = store.create(key)) {
                out.write(topic.getBytes(UTF_8));
                out.complete();
            }
            assertThat(store.read(key)).isEqualTo(topic.getBytes(UTF_8));
        }
        try (Stream<ObjectSummary> objects = store.list("clean/", null)) {
            assertThat(objects).hasSize(TOPICS.size());
        }
    }

    @Test
    void aLocalStoreFollowsNoLinkInsideItsRootThatLeadsOut() throws IOException {
        Path root = Files.createDirectory(temporary.resolve("lake"));
        Path outside = Files.createDirectory(temporary.resolve("outside"));
        Files.writeString(outside.resolve("old"), "old");
        Files.createSymbolicLink(root.resolve("folder"), outside);
        Files.createSymbolicLink(root.resolve("dangling"), outside.resolve("missing"));
        Files.createSymbolicLink(root.resolve("file"), outside.resolve("old"));
        byte[] content = "new".getBytes(UTF_8);
        try (ObjectStore store = new LocalObjectStore(root)) {
            for (String path : List.of("folder/x", "folder/new/x", "dangling/x", "file/x", "file")) {
                ObjectKey key = new ObjectKey(path);
                assertThatThrownBy(() -> store.put(key, content)).isInstanceOf(IOException.class);
                assertThatThrownBy(() -> store.create(key)).isInstanceOf(IOException.class);
                assertThatThrownBy(() -> store.createIfAbsent(key, content)).isInstanceOf(IOException.class);
                assertThatThrownBy(() -> store.read(key)).isInstanceOf(IOException.class);
            }
            // A link to nothing is a name like any other: it is taken, or replaced, and not followed.
            ObjectKey dangling = new ObjectKey("dangling");
            assertThat(store.createIfAbsent(dangling, content)).isFalse();
            store.put(dangling, content);
            assertThat(store.read(dangling)).isEqualTo(content);
        }
        try (Stream<Path> files = Files.list(outside)) {
            assertThat(files).containsExactly(outside.resolve("old"));
        }
        assertThat(outside.resolve("old")).hasContent("old");
    }

    private static <T> T pick(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    private static String randomTopic(Random random) {
        StringBuilder topic = new StringBuilder();
        String alphabet = "./\\%-_~ a9é\u0000";
        for (int i = random.nextInt(8); i >= 0; i--) {
            topic.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return topic.toString();
    }
}
