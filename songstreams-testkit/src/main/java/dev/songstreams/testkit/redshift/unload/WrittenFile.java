// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit.redshift.unload;

import dev.songstreams.testkit.redshift.sql.S3Location;

/** A file that is in S3 now. */
record WrittenFile(S3Location location, long bytes, long rows) {}
