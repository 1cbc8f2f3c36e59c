// SPDX-License-Identifier: Apache-2.0
/**
 * Tables as the warehouse has them: {@link dev.songstreams.warehouse.ddl.TableDefinition} makes CREATE TABLE and ALTER TABLE
 * from the columns of an event, {@link dev.songstreams.warehouse.ddl.TableCatalog} reads what is there.
 */
@NullMarked
package dev.songstreams.warehouse.ddl;

import org.jspecify.annotations.NullMarked;
