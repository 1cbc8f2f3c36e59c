// SPDX-License-Identifier: Apache-2.0
/** COPY statements: {@link dev.songstreams.warehouse.copy.CopyCommand} builds one and refuses what Redshift would refuse. */
@NullMarked
package dev.songstreams.warehouse.copy;

import org.jspecify.annotations.NullMarked;
