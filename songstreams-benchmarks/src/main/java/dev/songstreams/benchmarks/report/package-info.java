// SPDX-License-Identifier: Apache-2.0
/** What figures look like: medians with their spread, tables in Markdown, the machine they come from. */
@NullMarked
package dev.songstreams.benchmarks.report;

import org.jspecify.annotations.NullMarked;
