// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PagePoolTest {
    private static final int PAGE = 100_000;

    @Test
    void handsOutWhatWasGivenBack() {
        PagePool pool = new PagePool(1 << 20);
        ByteBuffer first = pool.allocate(PAGE);
        pool.release(first);
        ByteBuffer second = pool.allocate(PAGE - 1);
        assertThat(second.array()).isSameAs(first.array());
        assertThat(second.position()).isZero();
        assertThat(second.remaining()).isEqualTo(PAGE - 1);
    }

    @Test
    void handsOutNothingTwice() {
        PagePool pool = new PagePool(1 << 20);
        pool.release(pool.allocate(PAGE));
        assertThat(pool.allocate(PAGE).array()).isNotSameAs(pool.allocate(PAGE).array());
    }

    @Test
    void leavesAtMostAnEighthEmpty() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        PagePool pool = new PagePool(1 << 20);
        for (int i = 0; i < 10_000; i++) {
            int size = 1 + random.nextInt(1 << 20);
            ByteBuffer buffer = pool.allocate(size);
            assertThat(buffer.remaining()).as("seed %d", seed).isEqualTo(size);
            assertThat(buffer.array().length).as("%d, seed %d", size, seed).isBetween(size, size + size / 8 + 1);
        }
    }

    @Test
    void keepsNoMoreThanItMay() {
        PagePool pool = new PagePool(PAGE + PAGE / 2);
        ByteBuffer dropped = pool.allocate(PAGE);
        ByteBuffer kept = pool.allocate(PAGE);
        pool.release(dropped);
        pool.release(kept);
        assertThat(pool.allocate(PAGE).array()).isSameAs(kept.array());
        assertThat(pool.allocate(PAGE).array()).isNotSameAs(dropped.array());
    }

    @Test
    void keepsWhatWasAskedForLately() {
        PagePool pool = new PagePool(4 * PAGE);
        ByteBuffer kept = pool.allocate(PAGE);
        pool.release(kept);
        ByteBuffer dropped = pool.allocate(3 * PAGE);
        kept = pool.allocate(PAGE);
        // The one that was asked for last comes back first: when it was given back does not count.
        pool.release(kept);
        pool.release(dropped);
        assertThat(pool.allocate(PAGE).array()).isSameAs(kept.array());
        assertThat(pool.allocate(3 * PAGE).array()).isNotSameAs(dropped.array());
    }

    @Test
    void keepsNothingThatIsLargerThanAllItMayKeep() {
        PagePool pool = new PagePool(PAGE);
        ByteBuffer large = pool.allocate(2 * PAGE);
        pool.release(large);
        assertThat(pool.allocate(2 * PAGE).array()).isNotSameAs(large.array());
    }
}
