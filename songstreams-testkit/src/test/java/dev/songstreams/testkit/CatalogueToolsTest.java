// SPDX-License-Identifier: Apache-2.0
package dev.songstreams.testkit;

import static dev.songstreams.testkit.Stack.REDSHIFT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tools ask the catalogue: the shapes of the questions of dbt-redshift, sqlalchemy-redshift, DBeaver and AWS's own scripts. */
class CatalogueToolsTest {

    private RedshiftSession session;

    @BeforeEach
    void createTables() throws SQLException {
        session = RedshiftSession.open(REDSHIFT);
        session.run(
                "drop schema if exists tools cascade",
                "create schema tools",
                "create table tools.sales (id bigint not null, who varchar(20) encode zstd default 'x', at timestamp)"
                        + " backup no distkey(id) compound sortkey(at, id)",
                "insert into tools.sales (id) values (1), (2)",
                "comment on table tools.sales is 'what was sold'",
                "comment on column tools.sales.who is 'a customer'",
                "create view tools.recent as select id, at from tools.sales");
    }

    @AfterEach
    void dropSchema() throws SQLException {
        session.run("drop schema tools cascade");
        session.close();
    }

    @Test
    void dbtListsRelationsAndColumns() throws SQLException {
        assertThat(session.rows(
                        "select table_catalog as database, table_name as name, table_schema as schema, 'table' as type"
                                + " from information_schema.tables where table_schema ilike 'tools' and table_type = 'BASE TABLE'"
                                + " union all select table_catalog, table_name, table_schema, case when view_definition ilike"
                                + " '%create materialized view%' then 'materialized_view' else 'view' end"
                                + " from information_schema.views where table_schema ilike 'tools' order by name"))
                .containsExactly("dev|recent|tools|view", "dev|sales|tools|table");
        assertThat(session.rows("with bound as (select ordinal_position, table_schema, column_name, data_type,"
                        + " character_maximum_length from information_schema.\"columns\" where table_name = 'sales'), unbound as"
                        + " (select ordinal_position, view_schema, col_name, col_type, null::int from"
                        + " pg_get_late_binding_view_cols() cols(view_schema name, view_name name, col_name name, col_type varchar,"
                        + " ordinal_position int) where view_name = 'sales'), external as (select columnnum, schemaname, columnname,"
                        + " external_type, null::int from pg_catalog.svv_external_columns where tablename = 'sales'), unioned as"
                        + " (select * from bound union all select * from unbound union all select * from external)"
                        + " select column_name, data_type, character_maximum_length from unioned where table_schema = 'tools'"
                        + " order by ordinal_position"))
                .containsExactly("id|bigint|null", "who|character varying|20", "at|timestamp without time zone|null");
    }

    @Test
    void dbtBuildsItsCatalogue() throws SQLException {
        assertThat(session.rows(
                        "with early as (select sch.nspname as table_schema, tbl.relname as table_name, case when tbl.relkind"
                                + " = 'v' then 'VIEW' else 'BASE TABLE' end as table_type, tbl_desc.description as table_comment, col.attname"
                                + " as column_name, col.attnum as column_index, pg_catalog.format_type(col.atttypid, col.atttypmod) as"
                                + " column_type, col_desc.description as column_comment from pg_catalog.pg_namespace sch join"
                                + " pg_catalog.pg_class tbl on tbl.relnamespace = sch.oid join pg_catalog.pg_attribute col on col.attrelid ="
                                + " tbl.oid left outer join pg_catalog.pg_description tbl_desc on tbl_desc.objoid = tbl.oid and"
                                + " tbl_desc.objsubid = 0 left outer join pg_catalog.pg_description col_desc on col_desc.objoid = tbl.oid and"
                                + " col_desc.objsubid = col.attnum where tbl.relkind in ('r', 'v', 'f', 'p') and col.attnum > 0 and not"
                                + " col.attisdropped), owners as (select schemaname as table_schema, tablename as table_name, tableowner as"
                                + " table_owner from pg_tables union all select schemaname, viewname, viewowner from pg_views)"
                                + " select table_name, table_type, table_comment, column_name, column_type, column_comment, table_owner from"
                                + " early join owners using (table_schema, table_name) where upper(table_schema) = upper('tools')"
                                + " order by table_name, column_index"))
                .containsExactly(
                        "recent|VIEW|null|id|bigint|null|awsuser",
                        "recent|VIEW|null|at|timestamp without time zone|null|awsuser",
                        "sales|BASE TABLE|what was sold|id|bigint|null|awsuser",
                        "sales|BASE TABLE|what was sold|who|character varying(20)|a customer|awsuser",
                        "sales|BASE TABLE|what was sold|at|timestamp without time zone|null|awsuser");
        assertThat(session.value("select has_table_privilege(current_user, 'svv_table_info', 'SELECT')"))
                .isEqualTo("t");
        assertThat(session.rows(
                        "select \"schema\", \"table\", encoded, diststyle, case when sortkey1 like 'INTERLEAVED%' then"
                                + " 'INTERLEAVED'::text else sortkey1 end, max_varchar, trim(sortkey1_enc), sortkey_num, size * 1000000,"
                                + " pct_used / 100.0, unsorted / 100.0, stats_off, tbl_rows, skew_sortkey1, skew_rows from svv_table_info"
                                + " where upper(\"schema\") = upper('tools')"))
                .containsExactly("tools|sales|Y|KEY(id)|at|20|none|2|1000000|null|null|null|2|null|null");
    }

    @Test
    void dbtAsksForKeysPrivilegesAndMaterializedViews() throws SQLException {
        session.run("create materialized view tools.totals as select count(*) as n from tools.sales");
        assertThat(
                        session.rows(
                                "select r.column_name as column, a.attisdistkey as is_dist_key, a.attsortkeyord as sort_key_position"
                                        + " from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid"
                                        + " join svv_redshift_columns r on r.ordinal_position = a.attnum where n.nspname ilike 'tools' and c.relname"
                                        + " = 'sales' and r.schema_name = 'tools' and r.table_name = 'sales' order by a.attnum"))
                .containsExactly("id|t|2", "who|f|0", "at|f|1");
        assertThat(session.rows("select trim(schema_name), trim(name), is_stale, autorefresh from svv_mv_info"))
                .containsExactly("tools|totals|u|f");
        session.run("grant select on tools.sales to public");
        assertThat(session.rows("select identity_name, identity_type, privilege_type from svv_relation_privileges where"
                        + " namespace_name = 'tools' and relation_name = 'sales' and not (identity_type = 'user' and identity_name ="
                        + " current_user)"))
                .containsExactly("public|public|SELECT");
    }

    @Test
    void sqlalchemyReflectsTablesAndColumns() throws SQLException {
        assertThat(session.rows(
                        "select c.relkind, n.nspname as \"schema\", c.relname, case c.reldiststyle when 0 then 'EVEN' when 1"
                                + " then 'KEY' when 8 then 'ALL' end as \"diststyle\", u.usename as \"owner_name\","
                                + " pg_catalog.array_to_string(c.relacl, '\\n') as \"privileges\" from pg_catalog.pg_class c left join"
                                + " pg_catalog.pg_namespace n on n.oid = c.relnamespace join pg_catalog.pg_user u on u.usesysid = c.relowner"
                                + " where c.relkind in ('r', 'v', 'm', 'S', 'f') and n.nspname !~ '^pg_' and n.nspname = 'tools'"
                                + " order by c.relkind, n.oid"))
                .containsExactly("r|tools|sales|KEY|awsuser|null", "v|tools|recent|null|awsuser|null");
        assertThat(session.rows("select n.nspname as \"schema\", c.relname as \"table_name\", att.attname as \"name\","
                        + " format_encoding(att.attencodingtype::integer) as \"encode\", format_type(att.atttypid, att.atttypmod) as"
                        + " \"type\", att.attisdistkey as \"distkey\", att.attsortkeyord as \"sortkey\", att.attnotnull as"
                        + " \"notnull\", adsrc, attnum from pg_catalog.pg_class c left join pg_catalog.pg_namespace n on n.oid ="
                        + " c.relnamespace join pg_catalog.pg_attribute att on att.attrelid = c.oid left join pg_catalog.pg_attrdef"
                        + " ad on (att.attrelid, att.attnum) = (ad.adrelid, ad.adnum) where n.nspname !~ '^pg_' and n.nspname ="
                        + " 'tools' and c.relname = 'sales' and att.attnum > 0 and not att.attisdropped union select view_schema,"
                        + " view_name, col_name, null, col_type, null, 0, null, null, null from pg_get_late_binding_view_cols()"
                        + " cols(view_schema name, view_name name, col_name name, col_type varchar, col_num int)"
                        + " order by \"schema\", \"table_name\", \"attnum\""))
                .containsExactly(
                        "tools|sales|id|none|bigint|t|2|t|null|1",
                        "tools|sales|who|zstd|character varying(20)|f|0|f|'x'::character varying|2",
                        "tools|sales|at|none|timestamp without time zone|f|1|f|null|3");
    }

    @Test
    void awsScriptsReadStylesAndKeys() throws SQLException {
        assertThat(session.rows(
                        "select relname, reldiststyle, releffectivediststyle from pg_class where relname = 'sales'"
                                + " and relkind = 'r'"))
                .containsExactly("sales|1|1");
        assertThat(session.rows("select relname, releffectivediststyle from pg_class_info where relname = 'sales'"))
                .containsExactly("sales|1");
        assertThat(
                        session.rows(
                                "select n.nspname as schemaname, 'DISTKEY (' || quote_ident(a.attname) || ')' as ddl from"
                                        + " pg_namespace as n inner join pg_class as c on n.oid = c.relnamespace inner join pg_attribute as a on"
                                        + " c.oid = a.attrelid where c.relkind = 'r' and a.attisdistkey is true and a.attnum > 0 and n.nspname ="
                                        + " 'tools' union all select n.nspname, 'BACKUP NO' from pg_namespace as n inner join pg_class as c on n.oid"
                                        + " = c.relnamespace inner join (select split_part(key, '_', 5) id from pg_conf where key like"
                                        + " 'pg_class_backup_%' and split_part(key, '_', 4) = (select oid from pg_database where datname ="
                                        + " current_database())::varchar) t on t.id = c.oid::varchar where c.relkind = 'r' and n.nspname = 'tools'"))
                .containsExactlyInAnyOrder("tools|DISTKEY (id)", "tools|BACKUP NO");
    }

    @Test
    void dbeaverFindsNoExternalSchemas() throws SQLException {
        assertThat(session.rows("select * from pg_catalog.svv_external_schemas where databasename = 'dev'"))
                .isEmpty();
        assertThat(session.rows("select * from svv_external_tables")).isEmpty();
        assertThat(session.rows("select * from svv_datashares")).isEmpty();
        assertThat(session.rows("select * from pg_external_schema")).isEmpty();
    }

    @Test
    void redshiftsViewsOfDatabasesSchemasTablesAndColumnsAgree() throws SQLException {
        assertThat(session.rows(
                        "select database_name, database_type from svv_redshift_databases where database_name = 'dev'"))
                .containsExactly("dev|local");
        assertThat(
                        session.rows(
                                "select database_name, schema_name, schema_type from svv_redshift_schemas where schema_name = 'tools'"))
                .containsExactly("dev|tools|local");
        assertThat(session.rows(
                        "select schema_name, table_name, table_type, remarks, table_owner from svv_redshift_tables where"
                                + " schema_name = 'tools' order by 2"))
                .containsExactly("tools|recent|VIEW|null|awsuser", "tools|sales|TABLE|what was sold|awsuser");
        assertThat(session.rows(
                        "select * from svv_redshift_columns where schema_name = 'tools' and table_name = 'sales'"
                                + " order by ordinal_position"))
                .containsExactly(
                        "dev|tools|sales|id|1|bigint|null|NO|none|t|2|null|",
                        "dev|tools|sales|who|2|character varying(20)|'x'::character varying|YES|zstd|f|0|null|a customer",
                        "dev|tools|sales|at|3|timestamp without time zone|null|YES|none|f|1|null|");
    }

    @Test
    void showCommandsAnswer() throws SQLException {
        assertThat(session.rows("SHOW DATABASES LIKE 'dev'"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("dev|");
        assertThat(session.rows("SHOW SCHEMAS FROM DATABASE \"dev\" LIKE 'tool%' LIMIT 1"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("dev|tools|");
        assertThat(session.rows("SHOW TABLES FROM SCHEMA \"dev\".\"tools\""))
                .containsExactly(
                        "dev|tools|recent|VIEW|null|null|awsuser|null|null|null|REGULAR VIEW",
                        "dev|tools|sales|TABLE|null|what was sold|awsuser|null|null|KEY(id)|REGULAR TABLE");
        assertThat(session.rows("SHOW COLUMNS FROM TABLE \"dev\".\"tools\".\"sales\" LIKE 'w%'"))
                .containsExactly(
                        "dev|tools|sales|who|2|'x'::character varying|YES|character varying|20|null|null|a customer||0|0"
                                + "|zstd|");
        assertThat(session.rows("SHOW TABLES FROM SCHEMA tools LIKE 'nothing'")).isEmpty();
        assertThatThrownBy(() -> session.rows("SHOW TABLE tools.sales"))
                .hasMessageContaining("not supported by the local Redshift yet: SHOW TABLE");
        assertThatThrownBy(() -> session.rows("SHOW GRANTS ON TABLE tools.sales"))
                .hasMessageContaining("not supported by the local Redshift yet: SHOW GRANTS");
    }

    @Test
    void sessionsQueriesAndLocksAreSeen() throws SQLException {
        try (RedshiftSession other = RedshiftSession.open(REDSHIFT)) {
            String pid = other.value("select pg_backend_pid()");
            other.connection().setAutoCommit(false);
            other.run("update tools.sales set who = 'y'");
            assertThat(session.rows(
                            "select trim(user_name), trim(db_name), timeout_sec from stv_sessions where process = "
                                    + pid))
                    .containsExactly("awsuser|dev|0");
            assertThat(session.rows("select lock_owner_pid, trim(lock_status) from stv_locks where table_id ="
                            + " 'tools.sales'::regclass::oid::bigint"))
                    .containsExactly(pid + "|Holding write lock");
            assertThat(session.rows("select pid, lock_mode, granted from svv_transactions where relation ="
                            + " 'tools.sales'::regclass::oid::int and txn_owner = 'awsuser'"))
                    .containsExactly(pid + "|RowExclusiveLock|t");
            assertThat(
                            session.rows(
                                    "select trim(status), trim(user_name) from stv_recents where query like 'update tools.sales%'"))
                    .containsExactly("Done|awsuser");
            other.connection().rollback();
        }
        assertThat(session.rows("select trim(text) from stv_inflight where pid = pg_backend_pid()"))
                .containsExactly("select trim(text) from stv_inflight where pid = pg_backend_pid()");
    }

    @Test
    void slicesAndPermanentTablesAreSeen() throws SQLException {
        assertThat(session.rows("select node, slice, localslice, type from stv_slices order by slice"))
                .containsExactly("0|0|0|D", "0|1|1|D");
        assertThat(session.rows(
                        "select trim(name), sum(rows), max(temp), max(backup), max(dist_style) from stv_tbl_perm where"
                                + " id = 'tools.sales'::regclass::oid::int group by name"))
                .containsExactly("sales|2|0|0|1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stl_query", "svl_qlog", "sys_query_history", "stv_partitions", "svv_diskusage"})
    void viewsThatWouldBeInventedAreRefusedByName(String view) {
        assertThatThrownBy(() -> session.rows("select * from " + view))
                .hasMessageContaining("not supported by the local Redshift yet: the system view " + view);
        assertThatThrownBy(() -> session.rows("select * from pg_catalog." + view))
                .hasMessageContaining("not supported by the local Redshift yet: the system view " + view);
    }
}
