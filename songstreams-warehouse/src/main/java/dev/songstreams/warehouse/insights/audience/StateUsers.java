// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.insights.audience;

/**
 * Who listened in a state.
 *
 * @param state the state's two letters
 * @param users how many different users listened there; one who listened in two states is one in each
 * @param plays listens there, those of guests too
 * @param guestPlays listens of guests there
 */
public record StateUsers(String state, long users, long plays, long guestPlays) {}
