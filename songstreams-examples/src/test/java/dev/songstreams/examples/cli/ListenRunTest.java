// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.songstreams.lake.log.LakeSweeper;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ListenRunTest {
    @Test
    void sweepsNothingThatOthersWhoFlushAsOftenStillHaveOpen() {
        assertThat(ListenRun.sweepGrace(Duration.ofSeconds(120))).isEqualTo(LakeSweeper.DEFAULT_GRACE);
        assertThat(ListenRun.sweepGrace(Duration.ofMinutes(30))).isEqualTo(Duration.ofHours(1));
    }
}
