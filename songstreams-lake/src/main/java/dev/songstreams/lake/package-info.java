// SPDX-License-Identifier: Apache-2.0
/** The lake module. */
@NullMarked
package dev.songstreams.lake;

import org.jspecify.annotations.NullMarked;
