-- SPDX-License-Identifier: Apache-2.0
-- Redshift's system views about loads. Runs at every start.

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
