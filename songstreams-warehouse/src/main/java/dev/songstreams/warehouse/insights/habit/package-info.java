// SPDX-License-Identifier: Apache-2.0
/**
 * How people listen: {@link dev.songstreams.warehouse.insights.habit.HabitQueries} asks the star, {@link
 * dev.songstreams.warehouse.insights.habit.SessionQueries} the staged page views.
 */
@NullMarked
package dev.songstreams.warehouse.insights.habit;

import org.jspecify.annotations.NullMarked;
