// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who wants to write to a lake that was made otherwise is refused: two writers who disagree would each leave holes. */
class LakeDescriptorsTest {
    private static final Set<Zone> BOTH = Set.of(Zone.RAW, Zone.CLEAN);

    private final MemoryObjectStore store = new MemoryObjectStore(new ManualClock());

    @Test
    void theSecondWriterFindsWhatTheFirstMade() throws IOException {
        LakeDescriptor first = LakeDescriptors.createOrCheck(store, BOTH, "cluster-1");

        assertThat(LakeDescriptors.createOrCheck(store, BOTH, "cluster-1")).isEqualTo(first);
    }

    @Test
    void otherZonesAreRefused() throws IOException {
        LakeDescriptors.createOrCheck(store, BOTH, "cluster-1");

        assertThatThrownBy(() -> LakeDescriptors.createOrCheck(store, Set.of(Zone.CLEAN), "cluster-1"))
                .isInstanceOf(LakeConflictException.class)
                .hasMessage("the lake " + store.root()
                        + " has the zones [clean, raw], not [clean]; write to those, or to another lake");
    }

    @Test
    void anotherClusterIsRefused() throws IOException {
        LakeDescriptors.createOrCheck(store, BOTH, "cluster-1");

        assertThatThrownBy(() -> LakeDescriptors.createOrCheck(store, BOTH, "cluster-2"))
                .isInstanceOf(LakeConflictException.class)
                .hasMessage(
                        "the lake " + store.root() + " holds offsets of the Kafka cluster cluster-1, not of cluster-2;"
                                + " write to another lake");
    }

    @Test
    void moreShardsThanThisVersionKnowsAreRefused() throws IOException {
        describe(1, 4);

        assertThatThrownBy(() -> LakeDescriptors.createOrCheck(store, BOTH, "cluster-1"))
                .isInstanceOf(LakeFormatException.class)
                .hasMessage(
                        "the lake has format version 1 and 4 shards; this version reads format version 1 with 1 shard");
    }

    @Test
    void aNewerFormatIsRefused() throws IOException {
        describe(2, 1);

        assertThatThrownBy(() -> new LakeReader(store).descriptor())
                .isInstanceOf(LakeFormatException.class)
                .hasMessage(
                        "the lake has format version 2 and 1 shards; this version reads format version 1 with 1 shard");
    }

    private void describe(int formatVersion, int shards) throws IOException {
        String json = "{\"formatVersion\":" + formatVersion + ",\"lakeId\":\"l\",\"shards\":" + shards
                + ",\"zones\":[\"raw\",\"clean\"],\"clusterId\":\"cluster-1\"}";
        store.put(LakeLayout.DESCRIPTOR, json.getBytes(StandardCharsets.UTF_8));
    }
}
