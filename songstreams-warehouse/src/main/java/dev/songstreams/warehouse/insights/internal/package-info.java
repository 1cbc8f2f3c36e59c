// SPDX-License-Identifier: Apache-2.0
/** What the questions have in common. Not for users. */
@NullMarked
package dev.songstreams.warehouse.insights.internal;

import org.jspecify.annotations.NullMarked;
