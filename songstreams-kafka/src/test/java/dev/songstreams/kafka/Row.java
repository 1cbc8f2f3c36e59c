// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.kafka;

/** A record that a sink took. */
record Row(int partition, long offset, String value) {}
