// SPDX-License-Identifier: Apache-2.0
/** The warehouse module. */
@NullMarked
package dev.songstreams.warehouse;

import org.jspecify.annotations.NullMarked;
