// SPDX-License-Identifier: Apache-2.0
/**
 * What the product costs and what it could cost, one command of {@code bin/} for each question and a package for each command;
 * {@code docs/performance.md} says which.
 */
@NullMarked
package dev.songstreams.benchmarks;

import org.jspecify.annotations.NullMarked;
