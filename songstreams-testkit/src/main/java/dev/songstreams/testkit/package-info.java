// SPDX-License-Identifier: Apache-2.0
/** The testkit module. */
@NullMarked
package dev.songstreams.testkit;

import org.jspecify.annotations.NullMarked;
