// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** What one event adds to the figures of its topic. */
final class JsonSums {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonSums() {}

    static Expected of(byte[] value) {
        Map<String, Long> numbers = new HashMap<>();
        try (JsonParser json = JSON.createParser(value)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
                    numbers.put(name, json.getLongValue());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the simulation's JSON can't be read", e);
        }
        return new Expected(
                1,
                numbers.getOrDefault("ts", 0L),
                numbers.getOrDefault("userId", 0L),
                numbers.getOrDefault("itemInSession", 0L));
    }
}
