// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.warehouse.query.model;

import java.util.List;

/**
 * A type of Redshift's as it stands in casts and definitions.
 *
 * @param base the type's name
 * @param arguments its length, or precision and scale; empty where it takes none
 */
public record TypeName(Base base, List<Integer> arguments) {

    /** Copies the list. */
    public TypeName {
        arguments = List.copyOf(arguments);
    }

    /** The names of types. */
    public enum Base {
        /** 64 bits. */
        BIGINT("bigint"),
        /** True or false. */
        BOOLEAN("boolean"),
        /** A day. */
        DATE("date"),
        /** Exact, with precision and scale. */
        DECIMAL("decimal"),
        /** 64 bits, binary floating point. */
        DOUBLE("double precision"),
        /** 32 bits. */
        INTEGER("integer"),
        /** 32 bits, binary floating point. */
        REAL("real"),
        /** 16 bits. */
        SMALLINT("smallint"),
        /** JSON, kept as it is. */
        SUPER("super"),
        /** Date and time without a zone. */
        TIMESTAMP("timestamp"),
        /** A moment, kept in UTC and shown in the session's time zone. */
        TIMESTAMPTZ("timestamptz"),
        /** Text of at most so many bytes. */
        VARCHAR("varchar");

        private final String sql;

        Base(String sql) {
            this.sql = sql;
        }

        /** The name in SQL. */
        public String sql() {
            return sql;
        }
    }
}
