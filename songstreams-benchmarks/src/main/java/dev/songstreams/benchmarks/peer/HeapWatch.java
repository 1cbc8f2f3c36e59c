// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.benchmarks.peer;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * Adds up what this JVM allocates, threads that have ended included: between two collections the heap grows by it. Counts
 * pauses, not what a collector does beside the program. Thread-safe.
 */
final class HeapWatch {
    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
    private long collections;
    private long millis;
    private long allocated;
    private long usedAfter;

    HeapWatch() {
        usedAfter = used();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (!collector.getName().contains("Concurrent") && collector instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener((notification, handback) -> collected(notification), null, null);
            }
        }
    }

    private void collected(Notification notification) {
        if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            collected(GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())
                    .getGcInfo());
        }
    }

    private synchronized void collected(GcInfo collection) {
        collections++;
        millis += collection.getDuration();
        allocated += Math.max(0, heap(collection.getMemoryUsageBeforeGc()) - usedAfter);
        usedAfter = heap(collection.getMemoryUsageAfterGc());
    }

    /** All since this was made. */
    synchronized HeapUse total() {
        return new HeapUse(collections, millis, allocated + Math.max(0, used() - usedAfter));
    }

    private long heap(Map<String, MemoryUsage> usages) {
        return pools.stream()
                .map(pool -> usages.get(pool.getName()))
                .filter(Objects::nonNull)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }

    private long used() {
        return pools.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
    }
}
