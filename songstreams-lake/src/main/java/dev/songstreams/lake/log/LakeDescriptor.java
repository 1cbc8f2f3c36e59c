// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import java.util.Set;
import java.util.TreeSet;

/**
 * What holds for a whole lake, for good. The first writer sets it; all others obey it or are refused, for two writers with
 * different zones would each leave holes.
 *
 * @param formatVersion of the log; 1
 * @param lakeId a UUID
 * @param shards logs per topic; 1
 * @param zones the zones that writers fill
 * @param clusterId the Kafka cluster that the offsets belong to
 */
public record LakeDescriptor(int formatVersion, String lakeId, int shards, Set<Zone> zones, String clusterId) {
    /** The version that this code reads and writes. */
    public static final int FORMAT_VERSION = 1;

    /** Copies the zones, in their order. */
    public LakeDescriptor {
        zones = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(zones));
    }
}
