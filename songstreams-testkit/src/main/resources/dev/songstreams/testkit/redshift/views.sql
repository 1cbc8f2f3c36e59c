-- SPDX-License-Identifier: Apache-2.0
-- Redshift's system views, as far as the local Redshift can fill them. Runs at every start.

create or replace view pg_catalog.sys_load_error_detail as
  select 100 as user_id, query_id, 0::bigint as transaction_id, 0 as session_id,
         current_database()::varchar(64) as database_name, table_id::int as table_id, start_time,
         file_name::varchar(256) as file_name, line_number, column_name::varchar(127) as column_name,
         column_type::varchar(10) as column_type, column_length::varchar(10) as column_length, position,
         error_code, error_message::varchar(512) as error_message
  from local_redshift.load_errors;

create or replace view pg_catalog.stl_load_errors as
  select 100 as userid, 0 as slice, table_id::int as tbl, start_time as starttime, 0 as session, query_id::int as query,
         file_name::varchar(256) as filename, line_number, column_name::varchar(127) as colname,
         column_type::varchar(10) as type, column_length::varchar(10) as col_length, position,
         raw_line::varchar(1024) as raw_line, raw_value::varchar(1024) as raw_field_value, error_code as err_code,
         error_message::varchar(100) as err_reason, 0 as is_partial, 0 as start_offset
  from local_redshift.load_errors;

create or replace view pg_catalog.sys_load_history as
  select user_id, query_id, 0::bigint as transaction_id, session_id, database_name::varchar(64) as database_name,
         status::varchar(32) as status, table_name::varchar(128) as table_name, start_time, end_time,
         (extract(epoch from end_time - start_time) * 1000000)::bigint as duration,
         file_format::varchar(16) as file_format, loaded_rows, loaded_bytes, source_file_count,
         loaded_bytes as source_file_bytes, error_message::varchar(512) as error_message, query_text
  from local_redshift.loads;

create or replace view pg_catalog.stl_load_commits as
  select 100 as userid, l.query_id::int as query, 0 as slice, ''::varchar(256) as name,
         f.file_name::varchar(256) as filename, 0 as byte_offset, f.loaded_rows::int as lines_scanned, 0 as errors,
         l.end_time as curtime, 1 as status
  from local_redshift.loads l join local_redshift.load_files f on f.query_id = l.query_id
  where l.status = 'completed';

create or replace view pg_catalog.sys_load_detail as
  select l.user_id, l.query_id, f.file_name::varchar(256) as file_name, f.bytes as bytes_scanned,
         f.loaded_rows as lines_scanned, 0::bigint as splits_scanned, l.end_time as record_time
  from local_redshift.loads l join local_redshift.load_files f on f.query_id = l.query_id;

create or replace view pg_catalog.svv_external_schemas as
  select 0 as esoid, 1 as eskind, ''::varchar(128) as schemaname, 0 as esowner, ''::varchar(128) as databasename,
         ''::varchar(512) as esoptions
  where false;

create or replace view pg_catalog.svv_external_tables as
  select ''::varchar(128) as redshift_database_name, ''::varchar(128) as schemaname, ''::varchar(128) as tablename,
         ''::varchar(128) as location, ''::varchar(128) as tabletype
  where false;

create or replace view pg_catalog.svv_external_columns as
  select ''::varchar(128) as redshift_database_name, ''::varchar(128) as schemaname, ''::varchar(128) as tablename,
         ''::varchar(128) as columnname, ''::varchar(128) as external_type, 0 as columnnum, 0 as part_key,
         ''::varchar(8) as is_nullable
  where false;

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
         ''::varchar(256) as remarks
  from information_schema.columns where table_schema <> 'local_redshift';

create or replace view pg_catalog.stv_db_isolation_level as
  select datname::char(128) as db_name,
         (case when exists (select 1 from pg_db_role_setting where setdatabase = d.oid and setconfig::text like
           '%default_transaction_isolation=serializable%') then 'Serializable' else 'Snapshot Isolation' end)::char(20)
         as isolation_level
  from pg_database d where not datistemplate;

create or replace view pg_catalog.svv_redshift_databases as
  select datname::varchar(128) as database_name, 100 as database_owner, 'local'::varchar(32) as database_type,
         ''::varchar(128) as database_acl, ''::varchar(128) as database_options,
         trim(isolation_level)::varchar(128) as database_isolation_level
  from pg_database join pg_catalog.stv_db_isolation_level on db_name = datname where not datistemplate;

create or replace view pg_catalog.svv_all_schemas as
  select current_database()::varchar(128) as database_name, nspname::varchar(128) as schema_name, 100 as schema_owner,
         'local'::varchar(128) as schema_type, ''::varchar(128) as schema_acl, ''::varchar(128) as source_database,
         ''::varchar(128) as schema_option
  from pg_namespace where nspname not in ('local_redshift', 'pg_toast') and nspname not like 'pg_%temp%';

create or replace view pg_catalog.svv_all_tables as
  select table_catalog as database_name, table_schema as schema_name, table_name, '' as table_acl, table_type, remarks
  from pg_catalog.svv_tables;

create or replace view pg_catalog.svv_all_columns as
  select table_catalog as database_name, table_schema as schema_name, table_name, column_name, ordinal_position,
         column_default, is_nullable, data_type, character_maximum_length, numeric_precision, numeric_scale, remarks
  from pg_catalog.svv_columns;

create or replace view pg_catalog.pg_table_def as
  select n.nspname as schemaname, c.relname as tablename, a.attname as "column",
         format_type(a.atttypid, a.atttypmod) as type, l.encoding::char(32) as encoding, l.distkey, l.sortkey,
         a.attnotnull as notnull
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    join local_redshift.column_layouts l on l.table_id = c.oid and l.number = a.attnum
  where pg_table_is_visible(c.oid);

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
         case t.diststyle when 'key' then 'KEY(' || k.distkey || ')' when 'auto' then 'AUTO(ALL)' else upper(t.diststyle) end
           as diststyle,
         case when t.interleaved then 'INTERLEAVED' when t.sort_auto then 'AUTO(SORTKEY' || coalesce('(' || k.sortkey1 || ')', '')
           || ')' else k.sortkey1 end as sortkey1,
         k.max_varchar, k.sortkey1_enc::char(32) as sortkey1_enc, k.sortkey_num,
         ceil(pg_total_relation_size(c.oid) / 1048576.0)::bigint as size, null::numeric(10,4) as pct_used, 0::bigint as empty,
         null::numeric(5,2) as unsorted, null::numeric(5,2) as stats_off, r.rows::numeric(38,0) as tbl_rows,
         null::numeric(19,2) as skew_sortkey1, null::numeric(19,2) as skew_rows,
         r.rows::numeric(38,0) as estimated_visible_rows, null::text as risk_event,
         null::numeric(12,2) as vacuum_sort_benefit, t.created as create_time
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join local_redshift.table_layouts t on t.table_id = c.oid,
    lateral (select bool_or(l.encoding <> 'none') as encoded, max(l.name::text) filter (where l.distkey) as distkey,
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
