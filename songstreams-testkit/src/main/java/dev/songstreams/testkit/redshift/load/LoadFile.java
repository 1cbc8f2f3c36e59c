// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.load;

import dev.songstreams.testkit.redshift.sql.S3Location;

/** One object to load, and how long it is. */
record LoadFile(S3Location location, long bytes) {}
