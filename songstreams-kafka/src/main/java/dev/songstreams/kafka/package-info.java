// SPDX-License-Identifier: Apache-2.0
/** The kafka module. */
@NullMarked
package dev.songstreams.kafka;

import org.jspecify.annotations.NullMarked;
