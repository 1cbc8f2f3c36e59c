// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventPollerBuilderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "key.deserializer | a.B | can't be set: records are read as bytes and decoded in the sink",
                "value.deserializer | a.B | can't be set: records are read as bytes and decoded in the sink",
                "auto.offset.reset | latest | can't be set: positions come from the sink, and a reset would skip or repeat"
                        + " records silently; choose a start position and a gap policy instead",
                "enable.auto.commit | true | can't be set: the sink holds the positions; Kafka's are set after each commit,"
                        + " for tools that show lag",
                "interceptor.classes | a.B | can't be set: an interceptor may drop or change records unseen",
                "allow.auto.create.topics | true | is always false",
                "check.crcs | false | is always true"
            })
    void propertiesThatWouldUndoAGuaranteeAreRefused(String name, String value, String reason) {
        assertThatThrownBy(() -> described().property(name, value).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the consumer property " + name + " " + reason);
    }

    @Test
    void otherPropertiesPassAndBadValuesAreKafkasToRefuse() {
        described()
                .properties(Map.of("group.instance.id", "one", "isolation.level", "read_uncommitted"))
                .build();
        assertThatThrownBy(() -> described().property("fetch.max.bytes", "many").build())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("fetch.max.bytes");
    }

    @Test
    void whatIsNeededIsNamed() {
        assertThatThrownBy(() -> EventPoller.builder().build())
                .hasMessage("the consumer property bootstrap.servers is missing: which brokers to ask first");
        assertThatThrownBy(() ->
                        EventPoller.builder().bootstrapServers("localhost:1").build())
                .hasMessage("the consumer property group.id is missing: the group whose members divide the partitions");
        assertThatThrownBy(() -> described().topics().build()).hasMessage("topics are needed: name at least one");
        assertThatThrownBy(() -> described().topics(" ").build()).hasMessage("a topic has a name; got [ ]");
        assertThatThrownBy(() -> described().lanes(0).build()).hasMessage("lanes is positive, not 0");
        assertThatThrownBy(() -> described().memoryBytes(-1).build()).hasMessage("memoryBytes is positive, not -1");
        assertThatThrownBy(
                        () -> described().rebalanceTimeout(Duration.ofHours(1)).build())
                .hasMessage("rebalanceTimeout is below max.poll.interval.ms, PT5M, not PT1H");
    }

    @Test
    void noSecretIsInAnyText() {
        EventPollerBuilder builder = described().property("sasl.jaas.config", "secret password");
        assertThat(builder.toString() + builder.build() + builder.build().health())
                .doesNotContain("secret");
    }

    private static EventPollerBuilder described() {
        return EventPoller.builder()
                .bootstrapServers("localhost:1")
                .group("group")
                .topics("topic")
                .sink(new RecordingSink());
    }
}
