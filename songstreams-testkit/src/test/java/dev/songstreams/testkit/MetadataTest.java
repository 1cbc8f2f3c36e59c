// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import static dev.songstreams.testkit.Stack.REDSHIFT;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetadataTest {

    private RedshiftSession session;
    private DatabaseMetaData metadata;

    @BeforeEach
    void createTables() throws SQLException {
        session = RedshiftSession.open(REDSHIFT);
        metadata = session.connection().getMetaData();
        session.run(
                "drop view if exists described_view",
                "drop table if exists described",
                "create table described (id bigint not null, name varchar(20), price decimal(10,2), at timestamp)"
                        + " distkey(id) sortkey(at)",
                "create view described_view as select id from described");
    }

    @AfterEach
    void closeSession() throws SQLException {
        session.close();
    }

    @Test
    void theDriverFindsTables() throws SQLException {
        try (ResultSet tables = metadata.getTables(null, "public", "described%", null)) {
            assertThat(values(tables, "TABLE_NAME", "TABLE_TYPE"))
                    .containsExactlyInAnyOrder("described TABLE", "described_view VIEW");
        }
    }

    @Test
    void theDriverFindsColumnsInOrder() throws SQLException {
        try (ResultSet columns = metadata.getColumns(null, "public", "described", null)) {
            assertThat(values(columns, "COLUMN_NAME", "TYPE_NAME", "COLUMN_SIZE", "NULLABLE"))
                    .containsExactly("id int8 19 0", "name varchar 20 1", "price numeric 10 1", "at timestamp 29 1");
        }
    }

    @Test
    void theDriverFindsSchemasAndCatalogs() throws SQLException {
        try (ResultSet schemas = metadata.getSchemas()) {
            assertThat(values(schemas, "TABLE_SCHEM")).contains("public", "pg_catalog");
        }
        try (ResultSet catalogs = metadata.getCatalogs()) {
            assertThat(values(catalogs, "TABLE_CAT")).contains("dev");
        }
    }

    @Test
    void redshiftsOwnCatalogueViewsAnswer() throws SQLException {
        assertThat(session.rows("select \"column\", type, \"notnull\" from pg_table_def where tablename = 'described'"))
                .containsExactlyInAnyOrder(
                        "id|bigint|t",
                        "name|character varying(20)|f",
                        "price|numeric(10,2)|f",
                        "at|timestamp without time zone|f");
        session.run("insert into described (id) values (1)");
        assertThat(session.rows("select \"table\" from svv_table_info where \"table\" = 'described'"))
                .containsExactly("described");
        assertThat(session.value("select version()")).contains("Redshift");
    }

    @Test
    void theDriverFindsSchemasByPattern() throws SQLException {
        try (ResultSet schemas = metadata.getSchemas(null, "pub%")) {
            assertThat(values(schemas, "TABLE_SCHEM")).containsExactly("public");
        }
    }

    /** Keys are not enforced and there are no indexes, as in Redshift; which columns were named as keys is not remembered. */
    @Test
    void theDriverFindsNoKeysAndNoIndexes() throws SQLException {
        try (ResultSet keys = metadata.getPrimaryKeys(null, "public", "described")) {
            assertThat(values(keys, "COLUMN_NAME")).isEmpty();
        }
        try (ResultSet keys = metadata.getImportedKeys(null, "public", "described")) {
            assertThat(values(keys, "FKCOLUMN_NAME")).isEmpty();
        }
        try (ResultSet indexes = metadata.getIndexInfo(null, "public", "described", false, false)) {
            assertThat(values(indexes, "INDEX_NAME")).isEmpty();
        }
    }

    @Test
    void theDriverFindsTypesPrivilegesAndProcedures() throws SQLException {
        try (ResultSet types = metadata.getTypeInfo()) {
            assertThat(values(types, "TYPE_NAME")).contains("bool", "int8", "varchar", "timestamptz");
        }
        session.run("grant select on described to public");
        try (ResultSet privileges = metadata.getTablePrivileges(null, "public", "described")) {
            assertThat(values(privileges, "GRANTEE", "PRIVILEGE")).contains("PUBLIC SELECT", "awsuser INSERT");
        }
        session.run("create or replace procedure described_once() language plpgsql as $$ begin null; end $$");
        try (ResultSet procedures = metadata.getProcedures(null, "public", "described%")) {
            assertThat(values(procedures, "PROCEDURE_NAME")).containsExactly("described_once");
        }
    }

    private static List<String> values(ResultSet result, String... columns) throws SQLException {
        List<String> rows = new ArrayList<>();
        while (result.next()) {
            List<String> row = new ArrayList<>();
            for (String column : columns) {
                row.add(result.getString(column));
            }
            rows.add(String.join(" ", row));
        }
        return rows;
    }
}
