// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.expression;

/**
 * A value of a SUPER column, as JSON text. It is bound as a text and parsed by the warehouse (JSON_PARSE), and read as
 * the text that the warehouse makes of it, whose blanks and order of attributes are its own.
 *
 * @param text the JSON
 */
public record Json(String text) {}
