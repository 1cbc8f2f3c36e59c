// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An event as a consumer got it, and as Jackson reads it. */
public record RecordedEvent(Topic topic, String text, JsonNode json, long epochMillis) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** All events of a simulation. */
    public static List<RecordedEvent> of(SimulationSettings settings) {
        List<RecordedEvent> events = new ArrayList<>();
        new Simulation(settings).forEach((topic, buffer, offset, length, epochMillis) -> {
            String text = new String(buffer, offset, length, StandardCharsets.UTF_8);
            events.add(new RecordedEvent(topic, text, parse(text), epochMillis));
        });
        return events;
    }

    /** The events of one topic. */
    public static List<RecordedEvent> of(Topic topic, List<RecordedEvent> events) {
        return events.stream().filter(event -> event.topic == topic).toList();
    }

    public String string(String field) {
        return json.path(field).asText();
    }

    public List<String> fields() {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    public boolean namesUser() {
        return json.has("userId");
    }

    /** What a listen and its page view have in common. */
    public String playKey() {
        return string("ts") + "/" + string("sessionId") + "/" + string("itemInSession") + "/" + string("artist") + "/"
                + string("song") + "/" + string("duration");
    }

    private static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("no JSON: " + text, e);
        }
    }
}
