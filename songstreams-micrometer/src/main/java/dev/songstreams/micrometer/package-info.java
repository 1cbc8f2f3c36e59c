/**
 * Meters of a pipeline: {@link dev.songstreams.micrometer.PollerMetrics} for a poller, {@link
 * dev.songstreams.micrometer.LakeMetrics} for a lake's log and sweeps, {@link dev.songstreams.micrometer.LoadMetrics} for a loader.
 * Each is a listener that is given to what it watches.
 */
@NullMarked
package dev.songstreams.micrometer;

import org.jspecify.annotations.NullMarked;
