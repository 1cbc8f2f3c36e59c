// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator.internal.chance;

/**
 * A seeded generator (SplitMix64) whose numbers are the same on every JDK and machine.
 *
 * <p>The JDK's own generators and {@link Math} leave room for other algorithms and roundings; a simulation that promises
 * the same bytes for the same seed cannot. Not thread-safe.
 */
public final class Dice {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    /** Dice with their own sequence for each seed. */
    public Dice(long seed) {
        this.state = mix(seed);
    }

    /** Dice for the {@code number}-th of many independent sequences under one seed. */
    public Dice(long seed, long number) {
        this.state = mix(mix(seed) + number * GOLDEN_GAMMA);
    }

    /** A number from 0 to {@code bound - 1}. */
    public int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** A number from 0 to just under 1. */
    public double fraction() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    /** True with this probability. */
    public boolean chance(double probability) {
        return fraction() < probability;
    }

    /** An exponentially distributed number: the time to the next event of a Poisson process. */
    public double exponential(double mean) {
        return -mean * StrictMath.log(1 - fraction());
    }

    /** A normally distributed number with mean 0 and variance 1. */
    public double gaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - fraction()));
        return radius * StrictMath.cos(2 * StrictMath.PI * fraction());
    }

    private long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
