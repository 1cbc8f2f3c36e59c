// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UserStoryTest {
    private static final List<RecordedEvent> EVENTS = RecordedEvent.of(SimulationSettings.builder()
            .users(300)
            .period(Duration.ofDays(30))
            .seed(3)
            .build());

    @Test
    void aFailedLoginDoesNotSayWhoTried() {
        assertThat(RecordedEvent.of(Topic.AUTH, EVENTS))
                .anyMatch(event -> event.string("success").equals("false"))
                .anyMatch(event -> event.string("success").equals("true"))
                .allMatch(event ->
                        event.namesUser() == event.json().path("success").asBoolean());
    }

    @Test
    void everyLoginThatIsAnsweredIsAnAuthEvent() {
        List<String> answers = new ArrayList<>();
        eachStep((before, after) -> {
            if (before.string("page").equals("Login")) {
                answers.add(after.string("ts") + after.string("auth").equals("Logged In"));
            }
        });

        assertThat(RecordedEvent.of(Topic.AUTH, EVENTS))
                .extracting(event -> event.string("ts") + event.string("success"))
                .containsExactlyInAnyOrderElementsOf(answers);
    }

    @Test
    void aStatusChangeSaysTheOldLevelAndTheNextPageTheNewOne() {
        Map<String, String> oldLevels = RecordedEvent.of(Topic.STATUS_CHANGE, EVENTS).stream()
                .collect(Collectors.toMap(event -> event.string("ts"), event -> event.string("level")));
        Map<String, String> pages = new HashMap<>();
        eachStep((before, after) -> {
            boolean changes = before.string("page").matches("Submit (Up|Down)grade");
            assertThat(after.string("level").equals(before.string("level"))).isEqualTo(!changes);
            if (changes) {
                pages.put(before.string("page"), before.string("level"));
                assertThat(oldLevels.get(before.string("ts"))).isEqualTo(before.string("level"));
            }
        });

        assertThat(pages).isEqualTo(Map.of("Submit Upgrade", "free", "Submit Downgrade", "paid"));
    }

    @Test
    void aNewLevelLastsOverSessions() {
        Map<String, String> levels = new HashMap<>();
        for (RecordedEvent event : RecordedEvent.of(Topic.PAGE_VIEW, EVENTS)) {
            String user = event.string("userId");
            if (event.namesUser()) {
                String expected = levels.getOrDefault(user, event.string("level"));
                assertThat(event.string("level")).as("level of user %s", user).isEqualTo(expected);
                levels.put(user, levelAfter(event));
            }
        }
        assertThat(levels).hasSizeGreaterThan(100).containsValues("free", "paid");
    }

    @Test
    void whoCancelsIsNeverSeenAgain() {
        Map<String, Long> lastSeen = RecordedEvent.of(Topic.PAGE_VIEW, EVENTS).stream()
                .filter(RecordedEvent::namesUser)
                .collect(Collectors.toMap(
                        event -> event.string("userId"), RecordedEvent::epochMillis, (earlier, later) -> later));

        assertThat(EVENTS)
                .filteredOn(event -> event.string("page").equals("Cancellation Confirmation"))
                .hasSizeGreaterThan(2)
                .allSatisfy(event -> {
                    assertThat(event.string("auth")).isEqualTo("Cancelled");
                    assertThat(lastSeen.get(event.string("userId"))).isEqualTo(event.epochMillis());
                });
    }

    @Test
    void aGuestWhoRegistersIsAUserFromThenOn() {
        List<Long> newUsers = new ArrayList<>();
        eachStep((before, after) -> {
            if (before.string("page").equals("Submit Registration")) {
                assertThat(before.namesUser()).isFalse();
                assertThat(after.json().path("registration").asLong()).isEqualTo(before.epochMillis());
                newUsers.add(after.json().path("userId").asLong());
            }
        });

        assertThat(newUsers).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void sessionsAreNumberedFromOneInOrderOfTheirBeginning() {
        List<Long> beginnings = RecordedEvent.of(Topic.PAGE_VIEW, EVENTS).stream()
                .filter(event -> event.json().path("itemInSession").asInt() == 0)
                .map(event -> event.json().path("sessionId").asLong())
                .toList();

        assertThat(beginnings.get(0)).isEqualTo(1);
        for (int i = 0; i < beginnings.size(); i++) {
            assertThat(beginnings.get(i)).isEqualTo(i + 1L);
        }
    }

    @Test
    void aSongThatIsNotSkippedPlaysToItsEnd() {
        List<Boolean> playedOut = new ArrayList<>();
        eachStep((before, after) -> {
            if (before.string("page").equals("NextSong") && after.string("page").equals("NextSong")) {
                long gap = after.epochMillis() - before.epochMillis();
                playedOut.add(gap == Math.round(before.json().path("duration").asDouble() * 1000));
            }
        });

        long whole = playedOut.stream().filter(Boolean::booleanValue).count();
        assertThat((double) whole / playedOut.size()).isBetween(0.88, 0.96);
    }

    @Test
    void peopleListenMostInTheEvening() {
        Map<Long, Long> byHour = RecordedEvent.of(Topic.LISTEN, EVENTS).stream()
                .collect(Collectors.groupingBy(event -> event.epochMillis() / 3_600_000 % 24, Collectors.counting()));
        long night = byHour.getOrDefault(3L, 0L) + byHour.getOrDefault(4L, 0L);
        long evening = byHour.getOrDefault(19L, 0L) + byHour.getOrDefault(20L, 0L);

        assertThat(evening).isGreaterThan(2 * night);
    }

    @Test
    void aPersonKeepsOneDeviceAndOneName() {
        Map<String, Set<String>> faces = RecordedEvent.of(Topic.LISTEN, EVENTS).stream()
                .collect(Collectors.groupingBy(
                        event -> event.string("userId"),
                        Collectors.mapping(
                                event -> event.text().replaceAll("(?s).*(\"city\")", "$1"), Collectors.toSet())));

        assertThat(faces).hasSizeGreaterThan(100);
        assertThat(faces.values()).allSatisfy(face -> assertThat(face).hasSize(1));
    }

    private static String levelAfter(RecordedEvent event) {
        return switch (event.string("page")) {
            case "Submit Upgrade" -> "paid";
            case "Submit Downgrade" -> "free";
            default -> event.string("level");
        };
    }

    /** Shows each page view with the one that followed it in its session. */
    private static void eachStep(Step step) {
        RecordedEvent.of(Topic.PAGE_VIEW, EVENTS).stream()
                .collect(Collectors.groupingBy(event -> event.string("sessionId")))
                .values()
                .forEach(session -> {
                    session.sort(Comparator.comparingInt(
                            event -> event.json().path("itemInSession").asInt()));
                    for (int i = 1; i < session.size(); i++) {
                        step.take(session.get(i - 1), session.get(i));
                    }
                });
    }

    private interface Step {
        void take(RecordedEvent before, RecordedEvent after);
    }
}
