// SPDX-License-Identifier: Apache-2.0
/** The service at work: visitors in time order, and the events they leave behind. */
@NullMarked
package dev.songstreams.simulator.internal.service;

import org.jspecify.annotations.NullMarked;
