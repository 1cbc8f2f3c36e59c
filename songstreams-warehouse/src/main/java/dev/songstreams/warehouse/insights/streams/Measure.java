// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights.streams;

/** What "most streamed" means. */
public enum Measure {
    /** Most plays; of those with equally many, most seconds. */
    PLAYS,
    /** Most seconds; of those with equally many, most plays. */
    HOURS
}
