// SPDX-License-Identifier: Apache-2.0
/**
 * What a Redshift statement means to PostgreSQL; internal to the local Redshift.
 *
 * <p>{@link dev.songstreams.testkit.redshift.sql.Translator} is the door: text goes in, and statements come out that PostgreSQL can
 * run, that the local Redshift runs itself, or that are refused with a reason. Text is always read as tokens, never by patterns over
 * the raw characters, so that strings, comments and quoted names stay what they are.
 */
@NullMarked
package dev.songstreams.testkit.redshift.sql;

import org.jspecify.annotations.NullMarked;
