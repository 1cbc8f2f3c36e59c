// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator;

import dev.songstreams.simulator.internal.service.MusicService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A simulated music service: users with their own tastes and hours, their sessions, songs, log-ins and upgrades, as the
 * events eventsim would send.
 *
 * <p>The same settings give the same events, byte for byte, each time. An event is one JSON object and a newline; a field
 * without a value is absent. Every listen has a page view NextSong of the same ts, sessionId and itemInSession. Immutable
 * and thread-safe: each call runs the simulation anew.
 *
 * <pre>{@code
 * Simulation simulation = new Simulation(SimulationSettings.builder().users(500).seed(7).build());
 * EventCounts counts = simulation.writeFiles(Path.of("events"));
 * }</pre>
 */
public final class Simulation {
    private final SimulationSettings settings;

    /** A simulation with these settings; nothing runs yet. */
    public Simulation(SimulationSettings settings) {
        this.settings = settings;
    }

    /** Gives every event to the consumer, in time order, and returns how many there were. */
    public EventCounts forEach(EventConsumer consumer) {
        return new MusicService(settings, consumer).run();
    }

    /**
     * Writes one file per topic, such as {@code listen_events.json}, into a folder that is made if it is missing.
     *
     * <p>Files of those names are replaced. After an exception the files are incomplete.
     */
    public EventCounts writeFiles(Path folder) throws IOException {
        try (EventFiles files = new EventFiles(folder)) {
            return forEach(files);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e.getCause());
        }
    }
}
