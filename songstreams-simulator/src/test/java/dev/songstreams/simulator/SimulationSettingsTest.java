// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SimulationSettingsTest {
    @Test
    void refusesWhatCannotBe() {
        assertRefused(SimulationSettings.builder().users(0), "users: expected at least 1, got 0");
        assertRefused(
                SimulationSettings.builder().period(Duration.ZERO),
                "period: expected at least a millisecond, got PT0S");
        assertRefused(
                SimulationSettings.builder().maxEvents(0),
                "maxEvents: expected at least 1, got 0; leave it out for no limit");
        assertRefused(
                SimulationSettings.builder().start(Instant.parse("1969-12-31T23:59:59Z")),
                "start: expected 1970-01-01T00:00:00Z or later, got 1969-12-31T23:59:59Z");
    }

    private static void assertRefused(SimulationSettings.Builder builder, String message) {
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessage(message);
    }
}
