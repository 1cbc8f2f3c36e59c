// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.songstreams.simulator.catalog.Song;
import dev.songstreams.simulator.catalog.SongCatalog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WireFormTest {
    private static final List<String> DEVICE = List.of("city", "zip", "state", "userAgent", "lon", "lat");
    private static final List<String> USER = List.of("userId", "lastName", "firstName", "gender", "registration");
    private static final List<String> SONG = List.of("artist", "song", "duration");
    private static final List<String> PAGE =
            List.of("ts", "sessionId", "page", "auth", "method", "status", "level", "itemInSession");

    private static final List<RecordedEvent> EVENTS =
            RecordedEvent.of(SimulationSettings.builder().build());

    @Test
    void aListenHasItsFieldsInWireOrder() {
        List<String> own = List.of("ts", "sessionId", "auth", "level", "itemInSession");
        List<String> fields = concat(SONG, own, DEVICE, USER);

        assertThat(fields).hasSize(19);
        assertThat(events(Topic.LISTEN))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.fields()).isEqualTo(fields));
    }

    @Test
    void aPageViewHasItsFieldsInWireOrder() {
        assertThat(concat(PAGE, DEVICE, USER, SONG)).hasSize(22);
        assertThat(events(Topic.PAGE_VIEW)).isNotEmpty().allSatisfy(event -> {
            boolean playing = event.string("page").equals("NextSong");
            assertThat(event.fields()).isEqualTo(concat(PAGE, DEVICE, userOf(event), playing ? SONG : List.of()));
        });
    }

    @Test
    void anAuthEventHasItsFieldsInWireOrderAndNoAuth() {
        List<String> own = List.of("ts", "sessionId", "level", "itemInSession");

        assertThat(concat(own, DEVICE, USER, List.of("success"))).hasSize(16);
        assertThat(events(Topic.AUTH))
                .isNotEmpty()
                .allSatisfy(event ->
                        assertThat(event.fields()).isEqualTo(concat(own, DEVICE, userOf(event), List.of("success"))));
    }

    @Test
    void aStatusChangeHasItsFieldsInWireOrderAndNoPage() {
        List<String> fields = concat(List.of("ts", "sessionId", "auth", "level", "itemInSession"), DEVICE, USER);

        assertThat(fields).hasSize(16);
        assertThat(events(Topic.STATUS_CHANGE))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.fields()).isEqualTo(fields));
    }

    @Test
    void everyEventIsOneLineOfJsonWithItsOwnTime() {
        assertThat(EVENTS).allSatisfy(event -> {
            assertThat(event.text()).startsWith("{").endsWith("}\n").containsOnlyOnce("\n");
            assertThat(event.json().path("ts").asLong()).isEqualTo(event.epochMillis());
        });
    }

    @Test
    void fieldsHaveTheirTypes() {
        assertThat(EVENTS)
                .allSatisfy(event -> event.json()
                        .properties()
                        .forEach(field -> assertThat(typeOf(field.getKey()).test(field.getValue()))
                                .as(field.toString())
                                .isTrue()));
    }

    @Test
    void valuesAreThoseOfEventsim() {
        assertThat(valuesOf("level")).containsExactlyInAnyOrder("free", "paid");
        assertThat(valuesOf("auth")).containsExactlyInAnyOrder("Guest", "Logged In", "Logged Out", "Cancelled");
        assertThat(valuesOf("method")).containsExactlyInAnyOrder("GET", "PUT");
        assertThat(valuesOf("status")).containsExactlyInAnyOrder("200", "307", "404");
        assertThat(valuesOf("gender")).containsExactlyInAnyOrder("F", "M");
        assertThat(valuesOf("page")).hasSize(17).contains("About", "Cancellation Confirmation", "Submit Registration");
    }

    @Test
    void theUserIsNamedOnlyWhereTheSiteKnowsThem() {
        assertThat(events(Topic.PAGE_VIEW))
                .allSatisfy(event -> assertThat(event.namesUser())
                        .isEqualTo(Set.of("Logged In", "Cancelled").contains(event.string("auth"))));
    }

    @Test
    void zipsAreStringsOfFiveDigitsAndSomeBeginWithZero() {
        assertThat(EVENTS).allSatisfy(event -> assertThat(event.string("zip")).matches("[0-9]{5}"));
        assertThat(valuesOf("zip")).anyMatch(zip -> zip.startsWith("0"));
    }

    @Test
    void userAgentsWithACommaKeepTheirQuotes() {
        assertThat(valuesOf("userAgent"))
                .allMatch(agent -> agent.contains(",") == (agent.startsWith("\"") && agent.endsWith("\"")))
                .anyMatch(agent -> agent.startsWith("\"Mozilla/"))
                .anyMatch(agent -> agent.startsWith("Mozilla/"));
        assertThat(EVENTS).anyMatch(event -> event.text().contains("\"userAgent\":\"\\\"Mozilla/5.0 ("));
    }

    @Test
    void titlesKeepTheirQuotesAndBackslashes() {
        assertThat(valuesOf("song")).contains("Side A\\Side B").anyMatch(title -> title.contains("\""));
        assertThat(EVENTS).anyMatch(event -> event.text().contains("\"song\":\"Side A\\\\Side B\","));
    }

    @Test
    void garbledNamesRoundTripToTheCatalogue() {
        Set<String> catalogue = SongCatalog.load().stream().map(Song::artist).collect(Collectors.toSet());
        List<String> garbled = valuesOf("artist").stream()
                .filter(artist -> artist.contains("Ã"))
                .toList();
        List<String> repaired = garbled.stream()
                .map(name -> new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                .filter(catalogue::contains)
                .toList();

        assertThat(garbled).hasSizeGreaterThan(10);
        // Only the artists that no catalogue knows stay unknown.
        assertThat(garbled.size() - repaired.size()).isLessThanOrEqualTo(1);
        assertThat(valuesOf("artist")).contains("BeyoncÃ©").doesNotContain("Beyoncé");
    }

    @Test
    void someSongsAreInNoCatalogue() {
        Set<String> catalogue = SongCatalog.load().stream().map(Song::artist).collect(Collectors.toSet());
        long unknown = events(Topic.LISTEN).stream()
                .map(event -> event.string("artist"))
                .map(name -> new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                .filter(artist -> !catalogue.contains(artist))
                .count();

        assertThat(unknown).isBetween(1L, events(Topic.LISTEN).size() / 20L);
    }

    @Test
    void aTagFollowsTheUserAndOnlyTheUser() {
        List<RecordedEvent> tagged = RecordedEvent.of(
                SimulationSettings.builder().tag("a \"b\"").maxEvents(3_000).build());

        assertThat(tagged).extracting(RecordedEvent::namesUser).contains(true, false);
        assertThat(tagged)
                .allSatisfy(event -> assertThat(event.json().has("tag")).isEqualTo(event.namesUser()));
        assertThat(RecordedEvent.of(Topic.PAGE_VIEW, tagged))
                .filteredOn(event -> event.string("page").equals("NextSong"))
                .allSatisfy(event -> assertThat(event.text())
                        .matches("(?s).*\"registration\":[0-9]+,\"tag\":\"a \\\\\"b\\\\\"\",\"artist\":.*"));
    }

    private static Predicate<JsonNode> typeOf(String field) {
        return switch (field) {
            case "ts", "sessionId", "userId", "registration" -> JsonNode::isIntegralNumber;
            case "itemInSession", "status" -> JsonNode::isInt;
            case "duration", "lon", "lat" -> JsonNode::isDouble;
            case "success" -> JsonNode::isBoolean;
            default -> JsonNode::isTextual;
        };
    }

    private static List<RecordedEvent> events(Topic topic) {
        return RecordedEvent.of(topic, EVENTS);
    }

    private static List<String> userOf(RecordedEvent event) {
        return event.namesUser() ? USER : List.of();
    }

    private static Set<String> valuesOf(String field) {
        return EVENTS.stream()
                .filter(event -> event.json().has(field))
                .map(event -> event.string(field))
                .collect(Collectors.toSet());
    }

    @SafeVarargs
    private static List<String> concat(List<String>... parts) {
        List<String> all = new ArrayList<>();
        for (List<String> part : parts) {
            all.addAll(part);
        }
        return all;
    }
}
