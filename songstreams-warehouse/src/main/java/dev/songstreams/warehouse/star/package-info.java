// SPDX-License-Identifier: Apache-2.0
/**
 * The star schema of Streamify's events, filled from the staging tables that the loader fills:
 * {@link dev.songstreams.warehouse.star.StreamifyStar} makes it and keeps it fresh. Its statements are the {@code .sql} files
 * beside this package.
 */
@NullMarked
package dev.songstreams.warehouse.star;

import org.jspecify.annotations.NullMarked;
