// SPDX-License-Identifier: Apache-2.0
/** The examples module. */
@NullMarked
package dev.songstreams.examples;

import org.jspecify.annotations.NullMarked;
