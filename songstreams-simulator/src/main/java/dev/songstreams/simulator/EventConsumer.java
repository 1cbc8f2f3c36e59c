// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator;

/** Takes the events of a simulation, in time order and in the thread that runs it. */
@FunctionalInterface
public interface EventConsumer {
    /**
     * Takes one event: a JSON object and its trailing newline, in UTF-8.
     *
     * <p>The buffer is used again for the next event, so copy what is to be kept. An exception ends the simulation and
     * reaches its caller.
     *
     * @param topic where the event belongs
     * @param buffer holds the event's bytes, and others around them
     * @param offset where the event begins
     * @param length how many bytes it has, newline included
     * @param epochMillis when it happened; the event's ts
     */
    void accept(Topic topic, byte[] buffer, int offset, int length, long epochMillis);
}
