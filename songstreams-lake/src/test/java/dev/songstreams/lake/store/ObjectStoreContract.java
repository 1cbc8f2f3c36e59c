// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every object store promises; run against each, on a real disk and a real server. */
public abstract class ObjectStoreContract {
    /** More than one part of a multipart upload, and no multiple of one. */
    private static final int LARGE_OBJECT_BYTES = 21_000_017;

    private static final int RIVALS = 16;

    /** A store with nothing in it, the same one throughout a test. */
    protected abstract ObjectStore store();

    @Test
    void readsBackWhatWasStored() throws IOException {
        ObjectKey key = ObjectKey.of("notes", "a.txt");
        store().put(key, bytes("one"));
        store().put(key, bytes("two"));
        assertThat(store().read(key)).isEqualTo(bytes("two"));
        try (InputStream in = store().open(key)) {
            assertThat(in.readAllBytes()).isEqualTo(bytes("two"));
        }
    }

    @Test
    void storesAnEmptyObject() throws IOException {
        ObjectKey key = ObjectKey.of("empty");
        store().put(key, new byte[0]);
        assertThat(store().read(key)).isEmpty();
        assertThat(list("", null)).containsExactly("empty");
    }

    @Test
    void saysThatAnObjectIsMissing() {
        ObjectKey key = ObjectKey.of("notes", "missing.txt");
        String message = "no object notes/missing.txt under " + store().root();
        assertThatThrownBy(() -> store().read(key))
                .isInstanceOf(NoSuchObjectException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> store().open(key))
                .isInstanceOf(NoSuchObjectException.class)
                .hasMessage(message);
    }

    @Test
    void createsAnObjectOnlyWhereThereIsNone() throws IOException {
        ObjectKey key = ObjectKey.of("log", "00000000000000000001.json");
        assertThat(store().createIfAbsent(key, bytes("first"))).isTrue();
        assertThat(store().createIfAbsent(key, bytes("second"))).isFalse();
        assertThat(store().read(key)).isEqualTo(bytes("first"));
        assertThat(list("", null)).containsExactly(key.path());
    }

    @Test
    void hasOneWinnerAmongManyWhoCreateTheSameObject() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(RIVALS);
        try {
            for (int round = 0; round < 10; round++) {
                ObjectKey key = ObjectKey.of("log", "round-" + round + ".json");
                List<Integer> winners = race(threads, key);
                assertThat(winners).hasSize(1);
                assertThat(store().read(key)).isEqualTo(bytes("rival " + winners.get(0)));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Integer> race(ExecutorService threads, ObjectKey key) throws Exception {
        CyclicBarrier start = new CyclicBarrier(RIVALS);
        List<Callable<Boolean>> rivals = new ArrayList<>();
        for (int i = 0; i < RIVALS; i++) {
            byte[] content = bytes("rival " + i);
            rivals.add(() -> {
                start.await();
                return store().createIfAbsent(key, content);
            });
        }
        List<Integer> winners = new ArrayList<>();
        List<Future<Boolean>> outcomes = threads.invokeAll(rivals);
        for (int i = 0; i < RIVALS; i++) {
            if (outcomes.get(i).get()) {
                winners.add(i);
            }
        }
        return winners;
    }

    @Test
    void showsAnObjectOnlyWhenItIsComplete() throws IOException {
        ObjectKey key = ObjectKey.of("clean", "x.parquet");
        try (ObjectOutput out = store().create(key)) {
            out.write(bytes("hel"));
            out.write('l');
            out.write(bytes("--o--"), 2, 1);
            assertThat(list("", null)).isEmpty();
            out.complete();
            assertThat(store().read(key)).isEqualTo(bytes("hello"));
        }
        assertThat(store().read(key)).isEqualTo(bytes("hello"));
    }

    @Test
    void storesALargeObjectWhole() throws IOException {
        byte[] content = new byte[LARGE_OBJECT_BYTES];
        new Random(7).nextBytes(content);
        ObjectKey key = ObjectKey.of("clean", "large.bin");
        try (ObjectOutput out = store().create(key)) {
            for (int at = 0; at < content.length; at += 777_777) {
                out.write(content, at, Math.min(777_777, content.length - at));
                assertThat(out.memoryBytes()).isBetween(0L, 40_000_000L);
            }
            out.complete();
        }
        assertThat(store().read(key)).isEqualTo(content);
        assertThat(summaries("clean/")).singleElement().satisfies(object -> {
            assertThat(object.bytes()).isEqualTo(LARGE_OBJECT_BYTES);
            assertThat(object.lastModified())
                    .isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(600));
        });
    }

    @Test
    void storesObjectsThatEndBesideEachOther() throws IOException {
        List<ObjectOutput> outputs = new ArrayList<>();
        List<byte[]> contents = new ArrayList<>();
        for (int size : new int[] {0, 100, 300_000, LARGE_OBJECT_BYTES, 7}) {
            byte[] content = new byte[size];
            new Random(size).nextBytes(content);
            ObjectOutput out = store().create(ObjectKey.of("clean", "ended-" + size));
            out.write(content);
            out.end();
            outputs.add(out);
            contents.add(content);
        }
        for (ObjectOutput out : outputs) {
            out.complete();
            assertThat(out.memoryBytes()).isZero();
            out.close();
        }
        for (byte[] content : contents) {
            assertThat(store().read(ObjectKey.of("clean", "ended-" + content.length)))
                    .isEqualTo(content);
        }
    }

    @Test
    void leavesNothingOfAnObjectThatWasNotCompleted() throws IOException {
        for (int size : new int[] {0, 100, LARGE_OBJECT_BYTES}) {
            try (ObjectOutput out = store().create(ObjectKey.of("clean", "abandoned-" + size))) {
                out.write(new byte[size]);
            }
            try (ObjectOutput out = store().create(ObjectKey.of("clean", "ended-" + size))) {
                out.write(new byte[size]);
                out.end();
            }
        }
        assertThat(list("", null)).isEmpty();
        assertThat(store().removeUnfinished("", Instant.now().plusSeconds(600))).isZero();
    }

    @Test
    void removesWhatAWriterLeftThatNeverCameToAnEnd() throws IOException {
        ObjectOutput crashed = store().create(ObjectKey.of("clean", "a", "crashed"));
        crashed.write(new byte[LARGE_OBJECT_BYTES]);
        store().put(ObjectKey.of("clean", "a", "done"), bytes("x"));
        Instant later = Instant.now().plusSeconds(600);
        assertThat(store().removeUnfinished("raw/", later)).isZero();
        assertThat(store().removeUnfinished("clean/a", Instant.now().minusSeconds(600)))
                .isZero();
        assertThat(store().removeUnfinished("clean/a/cr", later)).isEqualTo(1);
        assertThat(store().removeUnfinished("", later)).isZero();
        assertThat(list("", null)).containsExactly("clean/a/done");
        assertThatThrownBy(crashed::complete).isInstanceOf(IOException.class).hasMessageContaining("clean/a/crashed");
        crashed.close();
    }

    @Test
    void listsInTheOrderOfTheKeysBytes() throws IOException {
        List<String> keys = List.of("a-b", "a.txt", "a/x", "a/x-y/z", "a/x.y", "a0", "b/date=2018-11-01/f", "b/z", "B");
        for (String key : keys) {
            store().put(new ObjectKey(key), bytes(key));
        }
        List<String> sorted = keys.stream().sorted(Comparator.naturalOrder()).toList();
        assertThat(list("", null)).containsExactlyElementsOf(sorted);
        assertThat(list("a", null)).containsExactly("a-b", "a.txt", "a/x", "a/x-y/z", "a/x.y", "a0");
        assertThat(list("a/", null)).containsExactly("a/x", "a/x-y/z", "a/x.y");
        assertThat(list("a/x-", null)).containsExactly("a/x-y/z");
        assertThat(list("nothing/", null)).isEmpty();
        for (int i = 0; i < sorted.size(); i++) {
            assertThat(list("", new ObjectKey(sorted.get(i))))
                    .containsExactlyElementsOf(sorted.subList(i + 1, sorted.size()));
        }
        assertThat(list("a/", ObjectKey.of("a/x-z"))).containsExactly("a/x.y");
        assertThat(list("a/", ObjectKey.of("a/x-y"))).containsExactly("a/x-y/z", "a/x.y");
        assertThat(list("b/", ObjectKey.of("a"))).containsExactly("b/date=2018-11-01/f", "b/z");
    }

    @Test
    void listsMoreObjectsThanAPageHolds() throws IOException {
        List<String> keys = IntStream.range(0, moreThanAPage())
                .mapToObj("log/%020d.json"::formatted)
                .toList();
        for (String key : keys) {
            store().put(new ObjectKey(key), bytes(key));
        }
        assertThat(list("log/", null)).containsExactlyElementsOf(keys);
        assertThat(list("log/", new ObjectKey(keys.get(100))))
                .containsExactlyElementsOf(keys.subList(101, keys.size()));
        store().delete(keys.stream().map(ObjectKey::new).toList());
        assertThat(list("", null)).isEmpty();
    }

    /** So many objects that a listing takes more than one request. */
    protected abstract int moreThanAPage();

    @Test
    void takesKeysOfAnyCharacter() throws IOException {
        List<String> keys = Stream.of(
                        "date=2018-11-01/a b.csv", "100%/a+b&c", "q?x#y/;:@,'()*!~", "é/GnahorÃ©", "🎵/🎶")
                .filter(this::takes)
                .toList();
        for (String key : keys) {
            store().put(new ObjectKey(key), bytes(key));
        }
        for (String key : keys) {
            assertThat(store().read(new ObjectKey(key))).isEqualTo(bytes(key));
        }
        assertThat(summaries("").stream().map(ObjectSummary::key).sorted().map(ObjectKey::path))
                .containsExactlyElementsOf(list("", null))
                .containsExactlyInAnyOrderElementsOf(keys);
        store().delete(keys.stream().map(ObjectKey::new).toList());
        assertThat(list("", null)).isEmpty();
    }

    /** Whether this machine can store such a key at all. */
    protected boolean takes(String key) {
        return true;
    }

    @Test
    void deletesWhatIsThereAndDoesNotMindTheRest() throws IOException {
        store().put(ObjectKey.of("a", "1"), bytes("1"));
        store().put(ObjectKey.of("a", "2"), bytes("2"));
        store().delete(List.of());
        store().delete(List.of(ObjectKey.of("a", "1"), ObjectKey.of("a", "3"), ObjectKey.of("b", "1")));
        assertThat(list("", null)).containsExactly("a/2");
    }

    /** The keys that a listing gives. */
    protected final List<String> list(String prefix, @Nullable ObjectKey startAfter) throws IOException {
        try (Stream<ObjectSummary> objects = store().list(prefix, startAfter)) {
            return objects.map(object -> object.key().path()).toList();
        }
    }

    private List<ObjectSummary> summaries(String prefix) throws IOException {
        try (Stream<ObjectSummary> objects = store().list(prefix, null)) {
            return objects.toList();
        }
    }

    /** A text's bytes. */
    protected static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
