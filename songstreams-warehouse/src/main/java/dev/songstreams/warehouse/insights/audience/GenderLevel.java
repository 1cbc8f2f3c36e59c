// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights.audience;

import org.jspecify.annotations.Nullable;

/**
 * How much people of a gender listened with a level.
 *
 * @param gender M or F, the latest known of the user; null for guests and for users who told none
 * @param level free or paid, at the time of the listen
 * @param users how many different users listened so; one who changed the level is one in each
 * @param plays how often
 * @param seconds how long in all
 */
public record GenderLevel(@Nullable String gender, String level, long users, long plays, double seconds) {}
