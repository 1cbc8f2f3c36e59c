// SPDX-License-Identifier: Apache-2.0
/** The core module. */
@NullMarked
package dev.songstreams.core;

import org.jspecify.annotations.NullMarked;
