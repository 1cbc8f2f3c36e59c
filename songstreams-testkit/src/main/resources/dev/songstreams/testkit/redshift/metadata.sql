-- SPDX-License-Identifier: Apache-2.0
-- Redshift's system views about databases, schemas, tables and columns. What only a cluster has, such as external tables, is there
-- and empty, because here that is the truth. Runs at every start.

create or replace view pg_catalog.svv_external_schemas as
  select 0 as esoid, 1 as eskind, ''::varchar(128) as schemaname, 0 as esowner, ''::varchar(128) as databasename,
         ''::varchar(512) as esoptions
  where false;

create or replace view pg_catalog.svv_external_databases as
  select 0 as eskind, ''::varchar(128) as databasename, ''::varchar(128) as location, ''::varchar(512) as parameters where false;

create or replace view pg_catalog.svv_external_tables as
  select ''::text as redshift_database_name, ''::text as schemaname, ''::text as tablename, ''::text as tabletype,
         ''::text as location, ''::text as input_format, ''::text as output_format, ''::text as serialization_lib,
         ''::text as serde_parameters, 0 as compressed, ''::text as parameters
  where false;

create or replace view pg_catalog.svv_external_columns as
  select ''::text as redshift_database_name, ''::text as schemaname, ''::text as tablename, ''::text as columnname,
         ''::text as external_type, 0 as columnnum, 0 as part_key, ''::text as is_nullable
  where false;

create or replace view pg_catalog.svv_external_partitions as
  select ''::text as schemaname, ''::text as tablename, ''::text as values, ''::text as location, ''::text as input_format,
         ''::text as output_format, ''::text as serialization_lib, ''::text as serde_parameters, 0 as compressed,
         ''::text as parameters
  where false;

create or replace view pg_catalog.pg_external_schema as
  select 0::oid as esoid, 1 as eskind, ''::text as esdbname, ''::text as esoptions where false;

create or replace view pg_catalog.svv_datashares as
  select ''::varchar(128) as share_name, 0 as share_id, 0 as share_owner, ''::varchar(128) as source_database,
         ''::varchar(128) as consumer_database, ''::varchar(8) as share_type, null::timestamp as createdate,
         false as is_publicaccessible, ''::varchar(256) as share_acl, ''::varchar(16) as producer_account,
         ''::varchar(64) as producer_namespace, ''::varchar(64) as managed_by
  where false;

create or replace view pg_catalog.svv_datashare_objects as
  select ''::varchar(8) as share_type, ''::varchar(128) as share_name, ''::varchar(64) as object_type,
         ''::varchar(512) as object_name, ''::varchar(16) as producer_account, ''::varchar(64) as producer_namespace,
         false as include_new
  where false;

create or replace view pg_catalog.svv_datashare_consumers as
  select ''::varchar(128) as share_name, ''::varchar(16) as consumer_account, ''::varchar(64) as consumer_namespace,
         null::timestamp as share_date
  where false;

-- Views WITH NO SCHEMA BINDING are bound here, so none is late-binding.
create or replace function pg_catalog.pg_get_late_binding_view_cols() returns setof record stable language sql as $$
  select ''::name, ''::name, ''::name, ''::varchar, 0 where false
$$;

create or replace view pg_catalog.svv_tables as
  select table_catalog::varchar(128) as table_catalog, table_schema::varchar(128) as table_schema,
         table_name::varchar(128) as table_name, table_type::varchar(128) as table_type,
         obj_description(format('%I.%I', table_schema, table_name)::regclass)::varchar(256) as remarks
  from information_schema.tables where table_schema <> 'local_redshift';

create or replace view pg_catalog.svv_columns as
  select table_catalog::varchar(128) as table_catalog, table_schema::varchar(128) as table_schema,
         table_name::varchar(128) as table_name, column_name::varchar(128) as column_name,
         ordinal_position::int as ordinal_position, column_default::varchar(4000) as column_default,
         is_nullable::varchar(3) as is_nullable, coalesce(domain_name, data_type)::varchar(128) as data_type,
         character_maximum_length::int as character_maximum_length, numeric_precision::int as numeric_precision,
         numeric_precision_radix::int as numeric_precision_radix, numeric_scale::int as numeric_scale,
         datetime_precision::int as datetime_precision, interval_type::varchar(256) as interval_type,
         interval_precision::varchar(256) as interval_precision, domain_name::varchar(128) as domain_name,
         coalesce(col_description(format('%I.%I', table_schema, table_name)::regclass, ordinal_position), '')::varchar(256)
           as remarks
  from information_schema.columns where table_schema <> 'local_redshift';

create or replace view pg_catalog.stv_db_isolation_level as
  select datname::char(128) as db_name,
         (case when exists (select 1 from pg_db_role_setting where setdatabase = d.oid and setconfig::text like
           '%default_transaction_isolation=serializable%') then 'Serializable' else 'Snapshot Isolation' end)::char(20)
         as isolation_level
  from pg_database d where not datistemplate;

create or replace view pg_catalog.svv_redshift_databases as
  select datname::varchar(128) as database_name, datdba::int as database_owner, 'local'::varchar(32) as database_type,
         array_to_string(datacl, '~')::varchar(128) as database_acl, ''::varchar(128) as database_options,
         trim(isolation_level)::varchar(128) as database_isolation_level
  from pg_database join pg_catalog.stv_db_isolation_level on db_name = datname where not datistemplate;

create or replace view pg_catalog.svv_redshift_schemas as
  select current_database()::varchar(128) as database_name, nspname::varchar(128) as schema_name, nspowner::int as schema_owner,
         'local'::varchar(16) as schema_type, array_to_string(nspacl, '~')::varchar(128) as schema_acl,
         ''::varchar(128) as schema_option
  from pg_namespace where nspname not in ('local_redshift', 'pg_toast') and nspname not like 'pg_%temp%';

create or replace view pg_catalog.svv_all_schemas as
  select database_name, schema_name, schema_owner, schema_type::varchar(128) as schema_type, schema_acl,
         ''::varchar(128) as source_database, schema_option
  from pg_catalog.svv_redshift_schemas;

create or replace view pg_catalog.svv_redshift_tables as
  select current_database()::varchar(128) as database_name, n.nspname::varchar(128) as schema_name,
         c.relname::varchar(128) as table_name, (case c.relkind when 'r' then 'TABLE' else 'VIEW' end)::varchar(128) as table_type,
         array_to_string(c.relacl, '~')::varchar(128) as table_acl, obj_description(c.oid, 'pg_class')::varchar(256) as remarks,
         pg_get_userbyid(c.relowner)::varchar(128) as table_owner
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'v', 'm') and n.nspname not in ('local_redshift', 'pg_toast')
    and not pg_is_other_temp_schema(n.oid);

create or replace view pg_catalog.svv_all_tables as
  select database_name, schema_name, table_name, table_acl, table_type, remarks from pg_catalog.svv_redshift_tables;

create or replace view pg_catalog.svv_all_columns as
  select table_catalog as database_name, table_schema as schema_name, table_name, column_name, ordinal_position,
         column_default, is_nullable, data_type, character_maximum_length, numeric_precision, numeric_scale, remarks
  from pg_catalog.svv_columns;

create or replace view pg_catalog.svv_redshift_columns as
  select t.database_name, t.schema_name, t.table_name, a.attname::varchar(128) as column_name, a.attnum::int as ordinal_position,
         format_type(a.atttypid, a.atttypmod)::varchar(32) as data_type,
         pg_get_expr(d.adbin, d.adrelid)::varchar(4000) as column_default,
         (case when a.attnotnull then 'NO' else 'YES' end)::varchar(3) as is_nullable,
         coalesce(l.encoding, '')::varchar(128) as encoding, coalesce(l.distkey, false) as distkey,
         coalesce(l.sortkey, 0) as sortkey, array_to_string(a.attacl, '~')::varchar(128) as column_acl,
         coalesce(col_description(a.attrelid, a.attnum), '')::varchar(256) as remarks
  from pg_catalog.svv_redshift_tables t join pg_namespace n on n.nspname = t.schema_name
    join pg_class c on c.relnamespace = n.oid and c.relname = t.table_name
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    left join local_redshift.column_layouts l on l.table_id = a.attrelid and l.number = a.attnum;

-- Whether a materialized view is stale is not known here: u, as AWS writes for that.
create or replace view pg_catalog.svv_mv_info as
  select current_database()::char(128) as database_name, schemaname::char(128) as schema_name,
         matviewowner::char(128) as user_name, matviewname::char(128) as name, 'u'::char(1) as is_stale, 0 as state,
         'f'::char(1) as autorewrite, 'f'::char(1) as autorefresh
  from pg_matviews;

create or replace view pg_catalog.stv_mv_info as
  select database_name as db_name, schema_name as schema, name, null::bigint as updated_upto_xid, is_stale,
         user_name as owner_user_name, state, autorewrite, autorefresh
  from pg_catalog.svv_mv_info;

create or replace function local_redshift.grantees(acl aclitem[]) returns table (privilege_type text, identity_id int,
    identity_name text, identity_type text, admin_option boolean) stable language sql as $$
  select e.privilege_type, e.grantee::int, case when e.grantee = 0 then 'public' else pg_get_userbyid(e.grantee)::text end,
         case when e.grantee = 0 then 'public' when r.rolcanlogin then 'user' else 'group' end, e.is_grantable
  from aclexplode(acl) e left join pg_roles r on r.oid = e.grantee
$$;

create or replace view pg_catalog.svv_relation_privileges as
  select n.nspname::text as namespace_name, c.relname::text as relation_name, g.privilege_type, g.identity_id, g.identity_name,
         g.identity_type, g.admin_option
  from pg_class c join pg_namespace n on n.oid = c.relnamespace, local_redshift.grantees(c.relacl) g
  where c.relkind in ('r', 'v', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'local_redshift');

create or replace view pg_catalog.svv_schema_privileges as
  select n.nspname::text as namespace_name, g.privilege_type, g.identity_id, g.identity_name, g.identity_type, g.admin_option,
         'SCHEMA'::text as privilege_scope
  from pg_namespace n, local_redshift.grantees(n.nspacl) g
  where n.nspname not in ('pg_catalog', 'information_schema', 'local_redshift');

create or replace view pg_catalog.pg_user_info as
  select usename, usesysid, usecreatedb, usesuper, false as usecatupd, passwd, valuntil, useconfig, 'UNLIMITED'::text as useconnlimit
  from pg_user;

-- Redshift's own procedures and functions; PostgreSQL has one catalogue for both.
create or replace view pg_catalog.pg_proc_info as
  select p.oid as prooid, p.proname, p.pronamespace, p.proowner, p.prolang, p.provolatile, p.pronargs, p.prorettype,
         p.proargtypes, p.proargmodes, p.proargnames, p.proallargtypes, p.proretset, p.prokind, p.prosrc, p.proacl, false as proisagg
  from pg_proc p;

-- Where AWS's own query for the DDL of a table looks up which are not backed up.
create or replace view pg_catalog.pg_conf as
  select format('pg_class_backup_%s_%s', d.oid, t.table_id)::text as key, 'no'::text as value
  from local_redshift.table_layouts t, pg_database d where d.datname = current_database() and not t.backup;

-- Ordered: who asks for the columns of a table seldom says in which order.
create or replace view pg_catalog.pg_table_def as
  select n.nspname as schemaname, c.relname as tablename, a.attname as "column",
         format_type(a.atttypid, a.atttypmod) as type, l.encoding::char(32) as encoding, l.distkey, l.sortkey,
         a.attnotnull as notnull
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    join local_redshift.column_layouts l on l.table_id = c.oid and l.number = a.attnum
  where pg_table_is_visible(c.oid)
  order by n.nspname, c.relname, a.attnum;

-- Counted, so that it is true in the transaction that asks; null for tables that are nobody's, or another session's.
create or replace function local_redshift.row_count(counted pg_catalog.pg_class) returns bigint stable language plpgsql as $$
declare
  rows bigint;
begin
  if counted.relkind <> 'r' or pg_is_other_temp_schema(counted.relnamespace) or counted.relnamespace::regnamespace::text in
      ('pg_catalog', 'information_schema', 'local_redshift', 'pg_toast') then
    return null;
  end if;
  execute format('select count(*) from %s', counted.oid::regclass) into rows;
  return rows;
end $$;

-- What is null is not known here: nothing is distributed, sorted or encoded.
create or replace view pg_catalog.svv_table_info as
  select current_database()::text as database, n.nspname::text as schema, c.oid as table_id, c.relname::text as "table",
         case when k.encoded then 'Y' else 'N' end || case when t.encode_auto then ', AUTO(ENCODE)' else '' end as encoded,
         local_redshift.diststyle(c.oid) as diststyle,
         case when t.interleaved then 'INTERLEAVED' when t.sort_auto then 'AUTO(SORTKEY' || coalesce('(' || k.sortkey1 || ')', '')
           || ')' else k.sortkey1 end as sortkey1,
         k.max_varchar, k.sortkey1_enc::char(32) as sortkey1_enc, k.sortkey_num,
         ceil(pg_total_relation_size(c.oid) / 1048576.0)::bigint as size, null::numeric(10,4) as pct_used, 0::bigint as empty,
         null::numeric(5,2) as unsorted, null::numeric(5,2) as stats_off, r.rows::numeric(38,0) as tbl_rows,
         null::numeric(19,2) as skew_sortkey1, null::numeric(19,2) as skew_rows,
         r.rows::numeric(38,0) as estimated_visible_rows, null::text as risk_event,
         null::numeric(12,2) as vacuum_sort_benefit, t.created as create_time
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join local_redshift.table_layouts t on t.table_id = c.oid,
    lateral (select bool_or(l.encoding <> 'none') as encoded,
        max(l.name::text) filter (where l.position = 1) as sortkey1, max(l.encoding) filter (where l.position = 1) as sortkey1_enc,
        max(l.position) as sortkey_num,
        coalesce(max(a.atttypmod - 4) filter (where a.atttypid = 'varchar'::regtype), 0) as max_varchar
      from local_redshift.column_layouts l join pg_attribute a on a.attrelid = l.table_id and a.attnum = l.number
      where l.table_id = c.oid) k,
    lateral (select local_redshift.row_count(c) as rows) r
  where r.rows > 0;

create or replace view pg_catalog.pg_class_info as
  select c.oid as reloid, c.relname, c.relnamespace, c.reltype, c.relowner, c.relam, c.relfilenode, c.reltablespace, c.relpages,
         c.reltuples, c.relkind, c.relnatts, c.relacl, c.reldiststyle, c.releffectivediststyle, c.relcreationtime
  from pg_class c;

-- What SHOW DATABASES, SCHEMAS, TABLES and COLUMNS answer. When a table was last changed is not known here.
create or replace view local_redshift.show_databases as
  select database_name, database_owner, database_type, database_acl, database_options as parameters, database_isolation_level
  from pg_catalog.svv_redshift_databases;

create or replace view local_redshift.show_schemas as
  select database_name, schema_name, schema_owner, schema_type, schema_acl, source_database, schema_option
  from pg_catalog.svv_all_schemas;

create or replace view local_redshift.show_tables as
  select t.database_name, t.schema_name, t.table_name, t.table_type, t.table_acl, t.remarks, t.table_owner as owner,
         null::timestamp as last_altered_time, null::timestamp as last_modified_time, local_redshift.diststyle(c.oid) as dist_style,
         (case c.relkind when 'r' then 'REGULAR TABLE' when 'm' then 'MATERIALIZED VIEW' else 'REGULAR VIEW' end)::varchar(128)
           as table_subtype
  from pg_catalog.svv_redshift_tables t join pg_namespace n on n.nspname = t.schema_name
    join pg_class c on c.relnamespace = n.oid and c.relname = t.table_name;

create or replace view local_redshift.show_columns as
  select v.database_name, v.schema_name, v.table_name, v.column_name, v.ordinal_position, v.column_default, v.is_nullable,
         v.data_type, v.character_maximum_length, v.numeric_precision, v.numeric_scale, v.remarks,
         case when r.sortkey = 0 then '' when t.interleaved then 'INTERLEAVED' when t.sort_auto then 'AUTO' else 'COMPOUND' end
           as sort_key_type,
         abs(r.sortkey) as sort_key_order, r.distkey::int as dist_key, r.encoding, ''::varchar(128) as collation
  from pg_catalog.svv_all_columns v
    join pg_catalog.svv_redshift_columns r using (database_name, schema_name, table_name, column_name)
    left join local_redshift.table_layouts t on t.table_id = format('%I.%I', v.schema_name, v.table_name)::regclass;
