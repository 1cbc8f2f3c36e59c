// SPDX-License-Identifier: Apache-2.0
/** Who listens: {@link dev.songstreams.warehouse.insights.audience.AudienceQueries} has the questions. */
@NullMarked
package dev.songstreams.warehouse.insights.audience;

import org.jspecify.annotations.NullMarked;
