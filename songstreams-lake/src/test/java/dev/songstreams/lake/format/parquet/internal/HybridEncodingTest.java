// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.format.parquet.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is packed, parquet-java unpacks. */
class HybridEncodingTest {
    private static final int MOST_BITS = 20;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 15, 16, 100, 1003})
    void numbersOfAnyWidthAreReadAsTheyWere(int count) throws IOException {
        Random random = new Random(7);
        for (int bits = 1; bits <= MOST_BITS; bits++) {
            int[] values = random.ints(count, 0, 1 << bits).toArray();
            assertThat(decoded(values, bits)).as("%d bits", bits).isEqualTo(values);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 13, 16, 17})
    void runsOfEqualNumbersBetweenOthersAreReadAsTheyWere(int bits) throws IOException {
        Random random = new Random(bits);
        int greatest = (1 << bits) - 1;
        int[] values = new int[5000];
        int value = 0;
        for (int at = 0, left = 0; at < values.length; at++, left--) {
            if (left == 0) {
                left = 1 + random.nextInt(30);
                value = random.nextInt(3) == 0 ? greatest : random.nextInt(greatest + 1);
            }
            values[at] = left > 15 ? value : random.nextInt(greatest + 1);
        }
        assertThat(decoded(values, bits)).isEqualTo(values);
    }

    private static int[] decoded(int[] values, int bits) throws IOException {
        PageBuffer page = new PageBuffer();
        HybridEncoding.encode(values, values.length, bits, page);
        int[] decoded = new int[values.length];
        try (InputStream in = page.toInput().toInputStream()) {
            RunLengthBitPackingHybridDecoder decoder = new RunLengthBitPackingHybridDecoder(bits, in);
            for (int at = 0; at < decoded.length; at++) {
                decoded[at] = decoder.readInt();
            }
            assertThat(in.available()).as("bytes left").isZero();
        }
        return decoded;
    }
}
