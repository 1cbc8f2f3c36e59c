// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

/** A file that a load has read to its end, and how many rows of it were loaded. */
record LoadedFile(LoadFile file, long rows) {}
