// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.core.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SinkValuesTest {
    @Test
    void aRangeMayBeEmpty() {
        assertThat(new OffsetRange(7, 7).to()).isEqualTo(7);
        assertThat(new OffsetRange(0, 0).from()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "5, 4"})
    void aRangeRunsUpFromZero(long from, long to) {
        assertThatThrownBy(() -> new OffsetRange(from, to))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("offsets run from 0 up, not from " + from + " to " + to);
    }

    @Test
    void aGapLiesInWhatTheBatchCovers() {
        var gaps = Map.of(3, List.of(new OffsetRange(10, 20)));

        assertThat(new CoveredOffsets(Map.of(3, new OffsetRange(10, 25)), gaps).gaps())
                .isEqualTo(gaps);
        assertThatThrownBy(() -> new CoveredOffsets(Map.of(3, new OffsetRange(10, 15)), gaps))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "partition 3 lost OffsetRange[from=10, to=20], which does not lie in what the batch covers of"
                                + " it: OffsetRange[from=10, to=15]");
        assertThatThrownBy(() -> new CoveredOffsets(Map.of(), gaps)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void resultsKeepTheirPositionsWhateverBecomesOfTheMap() {
        Map<Integer, Long> positions = new HashMap<>(Map.of(0, 10L));
        var committed = new CommitResult.Committed(1, 1, 10, 0, 4_000, 0, positions);
        var superseded = new CommitResult.Superseded("another writer was first", positions);
        positions.put(0, 99L);

        assertThat(committed.positions()).containsExactly(Map.entry(0, 10L));
        assertThat(superseded.positions()).containsExactly(Map.entry(0, 10L));
    }
}
