// SPDX-License-Identifier: Apache-2.0
/** The poller against a real broker. */
package dev.songstreams.kafka;
