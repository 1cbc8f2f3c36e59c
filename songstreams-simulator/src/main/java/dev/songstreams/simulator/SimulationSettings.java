// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator;

import java.time.Duration;
import java.time.Instant;

/**
 * What to simulate. Equal settings give equal bytes, on any machine and JDK.
 *
 * @param users how many people use the service at any time: one who cancels makes room for a newcomer
 * @param start when the simulated time begins
 * @param period how much simulated time passes
 * @param seed decides everything that chance decides
 * @param maxEvents the simulation ends after so many events of all topics, if the period has not ended it before
 * @param tag a string that every event with a user carries after the user's fields; empty for none
 */
public record SimulationSettings(int users, Instant start, Duration period, long seed, long maxEvents, String tag) {
    /** Checks every setting. */
    public SimulationSettings {
        require(users > 0, "users: expected at least 1, got " + users);
        require(!start.isBefore(Instant.EPOCH), "start: expected 1970-01-01T00:00:00Z or later, got " + start);
        require(period.toMillis() > 0, "period: expected at least a millisecond, got " + period);
        require(maxEvents > 0, "maxEvents: expected at least 1, got " + maxEvents + "; leave it out for no limit");
    }

    /** The defaults, to be changed: 200 users for 20 days. */
    public static Builder builder() {
        return new Builder();
    }

    private static void require(boolean met, String otherwise) {
        if (!met) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Collects settings; {@link #build()} checks them. */
    public static final class Builder {
        private int users = 200;
        private Instant start = Instant.parse("2026-01-05T00:00:00Z");
        private Duration period = Duration.ofDays(20);
        private long seed = 1;
        private long maxEvents = Long.MAX_VALUE;
        private String tag = "";

        private Builder() {}

        /** How many people use the service at any time; 200 by default. */
        public Builder users(int count) {
            this.users = count;
            return this;
        }

        /** When the simulated time begins; 2026-01-05T00:00:00Z, a Monday, by default. */
        public Builder start(Instant instant) {
            this.start = instant;
            return this;
        }

        /** How much simulated time passes; 20 days by default. */
        public Builder period(Duration duration) {
            this.period = duration;
            return this;
        }

        /** Decides everything that chance decides; 1 by default. */
        public Builder seed(long number) {
            this.seed = number;
            return this;
        }

        /** Ends the simulation after so many events of all topics; no limit by default. */
        public Builder maxEvents(long count) {
            this.maxEvents = count;
            return this;
        }

        /** A string that every event with a user carries; none by default. */
        public Builder tag(String text) {
            this.tag = text;
            return this;
        }

        /** The settings; refuses those that cannot be. */
        public SimulationSettings build() {
            return new SimulationSettings(users, start, period, seed, maxEvents, tag);
        }
    }
}
