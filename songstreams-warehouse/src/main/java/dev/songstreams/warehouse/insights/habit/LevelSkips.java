// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights.habit;

/**
 * How often songs were skipped by listeners of a level.
 *
 * @param level free or paid, at the time of the listen; guests are free
 * @param plays listens
 * @param followed those that another of the same session followed; of the others nobody knows how long they played
 * @param skips those of the followed that were skipped
 */
public record LevelSkips(String level, long plays, long followed, long skips) {}
