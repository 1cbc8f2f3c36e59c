// SPDX-License-Identifier: Apache-2.0
/** The songstreams command line: one class per command, over the same public API that an application uses. */
@NullMarked
package dev.songstreams.examples.cli;

import org.jspecify.annotations.NullMarked;
