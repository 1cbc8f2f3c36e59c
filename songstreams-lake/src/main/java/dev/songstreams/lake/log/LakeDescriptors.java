// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.lake.log;

import dev.songstreams.lake.store.ObjectStore;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Creates a lake's descriptor, or checks that the one which is there agrees with what a writer wants. */
public final class LakeDescriptors {
    private LakeDescriptors() {}

    /**
     * The descriptor of the lake, made now if there is none.
     *
     * @param zones the zones the writer fills
     * @param clusterId the Kafka cluster it reads
     * @throws LakeConflictException if the lake is there with other zones or offsets of another cluster
     */
    public static LakeDescriptor createOrCheck(ObjectStore store, Set<Zone> zones, String clusterId)
            throws IOException {
        LakeDescriptor wanted = new LakeDescriptor(
                LakeDescriptor.FORMAT_VERSION, UUID.randomUUID().toString(), 1, zones, clusterId);
        LakeReader reader = new LakeReader(store);
        LakeDescriptor present = reader.descriptor().orElse(null);
        if (present == null) {
            if (store.createIfAbsent(LakeLayout.DESCRIPTOR, LogCodec.encode(wanted))) {
                return wanted;
            }
            // Another was first, or it was us and the answer was lost: what stands there is what holds.
            present = reader.descriptor()
                    .orElseThrow(() -> new LakeFormatException(
                            LakeLayout.DESCRIPTOR + " was there and is gone; nothing may remove it"));
        }
        check(store, present, wanted);
        return present;
    }

    private static void check(ObjectStore store, LakeDescriptor present, LakeDescriptor wanted) {
        if (!present.zones().equals(wanted.zones())) {
            throw new LakeConflictException("the lake " + store.root() + " has the zones " + names(present.zones())
                    + ", not " + names(wanted.zones()) + "; write to those, or to another lake");
        }
        if (!present.clusterId().equals(wanted.clusterId())) {
            throw new LakeConflictException("the lake " + store.root() + " holds offsets of the Kafka cluster "
                    + present.clusterId() + ", not of " + wanted.clusterId() + "; write to another lake");
        }
    }

    private static Set<String> names(Set<Zone> zones) {
        Set<String> names = new TreeSet<>();
        zones.forEach(zone -> names.add(zone.folder()));
        return names;
    }
}
