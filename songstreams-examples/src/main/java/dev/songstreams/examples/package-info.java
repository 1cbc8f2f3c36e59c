// SPDX-License-Identifier: Apache-2.0
/** Example mains to start from: each shows one way of putting the SDK into an application. */
@NullMarked
package dev.songstreams.examples;

import org.jspecify.annotations.NullMarked;
