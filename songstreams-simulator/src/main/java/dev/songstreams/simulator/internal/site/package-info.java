// SPDX-License-Identifier: Apache-2.0
/** The web site of the service: its pages, who may see them, and the ways between them. */
@NullMarked
package dev.songstreams.simulator.internal.site;

import org.jspecify.annotations.NullMarked;
