// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka.internal.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.songstreams.core.sink.OffsetRange;
import dev.songstreams.kafka.internal.broker.Location;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicPartitionsTest {
    private final TopicPartitions endless = new TopicPartitions(true);
    private final TopicPartitions bounded = new TopicPartitions(false);

    @Test
    void aPartitionIsReadOnlyWhenItIsLocated() {
        endless.add(3);
        assertThat(endless.isLocated(3)).isFalse();
        assertThat(endless.isAllLocated()).isFalse();
        assertThat(endless.unlocated()).containsExactly(3);
        assertThat(endless.forgotten()).containsExactly(3);
        assertThat(endless.next()).isEmpty();
        assertThatThrownBy(() -> endless.next(3)).hasMessageContaining("partition 3");
        assertThatThrownBy(() -> endless.next(4)).hasMessageContaining("partition 4");

        endless.located(3, new Location(10, 10, 50));
        assertThat(endless.isAllLocated()).isTrue();
        assertThat(endless.next(3)).isEqualTo(10);
        assertThat(endless.unread(3)).isEqualTo(40);
        assertThat(endless.isUnread(39)).isTrue();
        assertThat(endless.isUnread(40)).isFalse();

        endless.advance(3, 45);
        endless.ends(3, 44);
        assertThat(endless.next()).isEqualTo(Map.of(3, 45L));
        assertThat(endless.unread(3)).isZero();
    }

    @Test
    void whatIsMisplacedKeepsItsPositionAndWhatIsForgottenDoesNot() {
        endless.add(0);
        endless.add(1);
        endless.located(0, new Location(5, 5, 5));
        endless.located(1, new Location(6, 6, 6));
        endless.misplaced(1);
        // Not this member's, as after a rebalance.
        endless.misplaced(7);
        assertThat(endless.unlocated()).containsExactly(1);
        assertThat(endless.forgotten()).isEmpty();
        assertThat(endless.next()).isEqualTo(Map.of(0, 5L, 1, 6L));

        endless.forget();
        assertThat(endless.forgotten()).containsExactlyInAnyOrder(0, 1);
        assertThat(endless.next()).isEmpty();
        assertThat(endless.isEmpty()).isFalse();
        endless.remove(List.of(0, 1, 7));
        assertThat(endless.isEmpty()).isTrue();
    }

    @Test
    void aPartitionThatComesAgainBeginsAnew() {
        endless.add(0);
        endless.located(0, new Location(5, 9, 20));
        endless.add(0);
        assertThat(endless.forgotten()).containsExactly(0);
        assertThat(endless.takeGap(0)).isEmpty();
    }

    @Test
    void aGapIsToldOnce() {
        endless.add(0);
        endless.located(0, new Location(5, 9, 20));
        assertThat(endless.takeGap(0)).contains(new OffsetRange(5, 9));
        assertThat(endless.takeGap(0)).isEmpty();
    }

    @Test
    void withoutAnEndNothingIsEverRead() {
        endless.add(0);
        endless.located(0, new Location(5, 5, 5));
        assertThat(endless.isRead(0)).isFalse();
        assertThat(endless.isAllRead()).isFalse();
    }

    @Test
    void whatHasAnEndIsReadSoFarAndTheRestNotAtAll() {
        bounded.add(0);
        bounded.readUpTo(Map.of(0, 8L, 1, 4L));
        bounded.add(1);
        bounded.add(2);
        for (int partition = 0; partition < 3; partition++) {
            assertThat(bounded.isRead(partition)).as("before it is located").isFalse();
            bounded.located(partition, new Location(0, 0, 100));
        }
        assertThat(bounded.isRead(2)).as("not named").isTrue();

        bounded.advance(0, 7);
        bounded.advance(1, 9);
        assertThat(bounded.isRead(0)).isFalse();
        assertThat(bounded.isRead(1)).isTrue();
        assertThat(bounded.isAllRead()).isFalse();
        assertThat(bounded.isUnread(92)).isTrue();
        assertThat(bounded.isUnread(93)).isFalse();

        bounded.advance(0, 8);
        assertThat(bounded.isAllRead()).isTrue();
        assertThat(bounded.isUnread(0)).as("what is read no further").isFalse();
        bounded.forget();
        assertThat(bounded.isAllRead()).isFalse();
    }

    @Test
    void whereNothingIsExpectedNothingIsUnread() {
        endless.add(0);
        endless.add(1);
        endless.located(0, new Location(5, 5, 50));
        endless.endHere();
        assertThat(endless.isUnread(0)).isFalse();
        assertThat(endless.unread(0)).isZero();
    }
}
