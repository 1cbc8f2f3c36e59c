// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.table;

import dev.songstreams.warehouse.query.model.TypeName;
import java.util.Optional;

/**
 * What a table's class says of one of its columns.
 *
 * @param name the column's name
 * @param type its type in the warehouse, where that is said
 * @param required whether it takes no nulls
 */
public record ColumnDeclaration(String name, Optional<TypeName> type, boolean required) {}
