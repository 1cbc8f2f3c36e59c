// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class S3ContentTest {
    private final SpareBlocks spare = new SpareBlocks();
    private final WaitingBytes waiting = new WaitingBytes(spare);

    @Test
    void readsWhatWasAddedAgainAndAgain() throws IOException {
        byte[] bytes = random(3 * SpareBlocks.BLOCK_BYTES + 17);
        S3Content content = content(bytes);
        assertThat(content.length()).isEqualTo(bytes.length);
        for (int attempt = 0; attempt < 2; attempt++) {
            try (InputStream body = content.body().contentStreamProvider().newStream()) {
                assertThat(body.readAllBytes()).isEqualTo(bytes);
                assertThat(body.read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void readsByteByByteAcrossBlocks() throws IOException {
        byte[] bytes = random(SpareBlocks.BLOCK_BYTES + 2);
        try (InputStream body = content(bytes).body().contentStreamProvider().newStream()) {
            for (byte expected : bytes) {
                assertThat(body.read()).isEqualTo(expected & 0xFF);
            }
            assertThat(body.read()).isEqualTo(-1);
        }
    }

    @Test
    void contentOfNoBytesHasNone() throws IOException {
        S3Content content = waiting.take();
        assertThat(content.length()).isZero();
        assertThat(content.crc32()).isEqualTo("AAAAAA==");
        try (InputStream body = content.body().contentStreamProvider().newStream()) {
            assertThat(body.read()).isEqualTo(-1);
        }
    }

    @Test
    void sumsBlocksAsItSumsOneArray() {
        byte[] bytes = random(2 * SpareBlocks.BLOCK_BYTES + 5);
        assertThat(content(bytes).crc32()).isEqualTo(S3Content.of(bytes).crc32());
    }

    @Test
    void heldBytesAreThoseOfWholeBlocksUntilTheyAreTaken() {
        assertThat(waiting.heldBytes()).isZero();
        add(new byte[SpareBlocks.BLOCK_BYTES + 1]);
        assertThat(waiting.heldBytes()).isEqualTo(2 * SpareBlocks.BLOCK_BYTES);
        assertThat(waiting.take().heldBytes()).isEqualTo(2 * SpareBlocks.BLOCK_BYTES);
        assertThat(waiting.heldBytes()).isZero();
        assertThat(waiting.length()).isZero();
    }

    @Test
    void blocksThatCameBackServeTheNext() {
        add(random(SpareBlocks.BLOCK_BYTES));
        List<byte[]> sent = waiting.take().blocks();
        spare.giveBack(sent);
        byte[] bytes = random(10);
        add(bytes);
        S3Content next = waiting.take();
        assertThat(next.blocks())
                .usingElementComparator((a, b) -> a == b ? 0 : 1)
                .isEqualTo(sent);
        assertThat(next.crc32()).isEqualTo(S3Content.of(bytes).crc32());
    }

    private S3Content content(byte[] bytes) {
        add(bytes);
        return waiting.take();
    }

    private void add(byte[] bytes) {
        int from = 0;
        while (from < bytes.length) {
            from += waiting.add(bytes, from, bytes.length - from);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
