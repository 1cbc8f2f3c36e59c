// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.music;

/** The levels of a subscription, named as they are stored. */
public enum Level {
    free,
    paid
}
