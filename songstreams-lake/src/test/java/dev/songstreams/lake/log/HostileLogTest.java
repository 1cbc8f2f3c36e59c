// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.songstreams.core.sink.CoveredOffsets;
import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.lake.store.ObjectKey;
import dev.songstreams.lake.store.ObjectSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A log that was damaged or edited. {@code -Dsongstreams.fuzz.cases=1000000} makes the random part as long as one likes, and
 * {@code -Dsongstreams.fuzz.seed} repeats one.
 */
class HostileLogTest {
    private static final int CASES = Integer.getInteger("songstreams.fuzz.cases", 20_000);
    private static final long SEED = Long.getLong("songstreams.fuzz.seed", 20_261_125L);
    private static final ObjectKey THIRD = LakeLayout.entry("plays", 0, 3);

    private final SampleLog sample = new SampleLog();
    private final LakeReader reader = sample.reader();
    private DataFile file;

    @BeforeEach
    void write() throws IOException {
        LogWriter writer = sample.writer();
        writer.startAt(Map.of(0, 0L, 1, 0L));
        file = sample.file(0, 0, 1);
        writer.commit(
                1,
                List.of(file),
                new CoveredOffsets(Map.of(0, new OffsetRange(0, 10)), Map.of(0, List.of(new OffsetRange(2, 4)))));
        writer.rewrite(new Rewrite(
                        2,
                        List.of(file.key()),
                        List.of(sample.file(0, 0, 2)),
                        Map.of(0, List.of(new OffsetRange(0, 1)))))
                .commit();
    }

    private String third() throws IOException {
        return new String(sample.store().read(THIRD), StandardCharsets.UTF_8);
    }

    private void edit(String text, String other) throws IOException {
        String before = third();
        assertThat(before).contains(text);
        sample.store().put(THIRD, before.replace(text, other).getBytes(StandardCharsets.UTF_8));
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> reader.files("plays"))
                .isInstanceOf(LakeFormatException.class)
                .hasMessageStartingWith(THIRD + " is damaged: ")
                .hasMessageContaining(message);
    }

    @Test
    void pathsThatLeaveTheLakeAreRefused() throws IOException {
        edit("clean/plays/date=", "clean/../../etc/date=");
        assertRefused("'..' can't be part of an object key");
    }

    @Test
    void filesOfOtherTopicsOrZonesAreRefused() throws IOException {
        edit("clean/plays/date=", "clean/other/date=");
        assertRefused("does not lie where files of zone clean of plays lie; it was edited, or is of another topic");
    }

    @Test
    void aFileThatIsAnEntryOfTheLogIsRefused() throws IOException {
        edit(file.key().path(), "_songstreams/plays/0/00000000000000000001.json");
        assertRefused("the file _songstreams/plays/0/00000000000000000001.json is none of plays");
    }

    @Test
    void positionsThatDoNotFollowFromTheRangesAreRefused() throws IOException {
        edit("\"ranges\":{}", "\"ranges\":{\"0\":{\"from\":0,\"to\":11}}");
        assertRefused("it covers partition 0 up to 11, but says that it stands at 10");
    }

    @Test
    void namesThatStandTwiceAreRefused() throws IOException {
        edit("\"positions\":{", "\"positions\":{\"0\":7,");
        assertRefused("Duplicate field '0'");
    }

    @Test
    void numbersThatAreNoneOfOursAreRefused() throws IOException {
        String good = third();
        for (String number : List.of(
                "1e400000000", "3.0", "\"3\"", "9".repeat(30), "9".repeat(5000), "-1", "true", "null", "[3]", "{}")) {
            sample.store()
                    .put(
                            THIRD,
                            good.replace("\"minBase\":0", "\"minBase\":" + number)
                                    .getBytes(StandardCharsets.UTF_8));
            assertRefused("");
        }
    }

    @Test
    void nestingWithoutEndIsRefused() throws IOException {
        String good = third();
        for (String deep : List.of("[".repeat(1_000_000), "{\"a\":".repeat(1_000_000))) {
            sample.store()
                    .put(
                            THIRD,
                            good.replace("\"features\":[]", "\"features\":[],\"x\":" + deep)
                                    .getBytes(StandardCharsets.UTF_8));
            assertRefused("nesting depth");
        }
    }

    @Test
    void anEntryOfAnotherTopicIsRefused() throws IOException {
        LogWriter other = new LogWriter(
                reader.log("other"), SampleLog.CREATED_AGAIN, Map.of(Zone.CLEAN, SampleLog.SCHEMA), sample.clock());
        other.startAt(Map.of(0, 0L));
        other.commit(1, List.of(), SampleLog.range(0, 0, 1));
        other.commit(2, List.of(), SampleLog.range(0, 1, 2));
        sample.store().put(THIRD, sample.store().read(LakeLayout.entry("other", 0, 3)));

        assertThatThrownBy(() -> reader.files("plays"))
                .isInstanceOf(LakeFormatException.class)
                .hasMessageMatching("entry 3 of plays does not follow the entry with the id [0-9a-f-]{36} but"
                        + " [0-9a-f-]{36}; the log was edited or mixed up");
        assertThatThrownBy(sample::writer).isInstanceOf(LakeConflictException.class);
    }

    @Test
    void whateverIsDoneToItsObjectsTheLogIsReadOrRefused() throws IOException {
        List<ObjectKey> keys = sample.store()
                .list("_songstreams", null)
                .map(ObjectSummary::key)
                .toList();
        Random random = new Random(SEED);
        int refused = 0;
        for (int i = 0; i < CASES; i++) {
            ObjectKey key = keys.get(random.nextInt(keys.size()));
            byte[] good = sample.store().read(key);
            byte[] bad = damaged(good, random);
            sample.store().put(key, bad);
            try {
                reader.files("plays");
                reader.descriptor();
                sample.writer().positions();
            } catch (LakeFormatException | LakeConflictException e) {
                refused++;
            } catch (IOException | RuntimeException | Error e) {
                fail("case " + i + " of seed " + SEED + ": " + key + ": " + new String(bad, StandardCharsets.UTF_8), e);
            }
            sample.store().put(key, good);
        }
        assertThat(refused).isGreaterThan(CASES / 2);
        assertThat(reader.files("plays")).hasSize(1);
    }

    private static byte[] damaged(byte[] good, Random random) {
        byte[] bad = good.clone();
        switch (random.nextInt(5)) {
            case 0 -> bad = Arrays.copyOf(good, random.nextInt(good.length));
            case 1 -> bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            case 2 -> bad[random.nextInt(bad.length)] = (byte) "{}[]\":,-0e9.n".charAt(random.nextInt(13));
            case 3 -> {
                int from = random.nextInt(good.length);
                int to = random.nextInt(good.length);
                int length = random.nextInt(Math.min(good.length - from, good.length - to));
                System.arraycopy(good, from, bad, to, length);
            }
            default -> {
                for (int i = 0; i < 10; i++) {
                    bad[random.nextInt(bad.length)] = (byte) random.nextInt();
                }
            }
        }
        return bad;
    }
}
