-- SPDX-License-Identifier: Apache-2.0
-- What Redshift's catalogue has and PostgreSQL's lacks. Runs at every start of the local Redshift; so each statement may be repeated.

set allow_system_table_mods = on;

do $$
begin
  execute format('alter database %I set default_transaction_isolation = ''repeatable read''', current_database());
  execute format('alter database %I set standard_conforming_strings = off', current_database());
  execute format('alter database %I set escape_string_warning = off', current_database());
  execute format('alter database %I set timezone = ''UTC''', current_database());
  if not exists (select 1 from pg_type where typname = 'super') then
    create domain pg_catalog.super as jsonb;
  end if;
end $$;

create schema if not exists local_redshift;

create table if not exists local_redshift.loads (
  query_id bigint primary key,
  user_id int not null default 100,
  session_id int not null default 0,
  database_name text not null default current_database(),
  table_id bigint,
  table_name text,
  status text not null,
  start_time timestamp not null,
  end_time timestamp not null,
  loaded_rows bigint,
  loaded_bytes bigint,
  source_file_count int,
  file_format text,
  query_text text,
  error_message text
);

create table if not exists local_redshift.load_errors (
  query_id bigint not null,
  table_id bigint,
  table_name text,
  start_time timestamp not null,
  file_name text,
  line_number bigint,
  column_name text,
  column_type text,
  column_length text,
  position int not null default 0,
  raw_line text,
  raw_value text,
  error_code int,
  error_message text
);

-- Fails the transaction; the server shows the client an error of its own in place of this one.
create or replace function local_redshift.raise(message text) returns void language plpgsql
  as $$ begin raise exception '%', message; end $$;

-- The session writes these settings before a statement that asks for them runs. In SQL the planner would read them before that.
create or replace function pg_catalog.pg_last_copy_id() returns bigint volatile language plpgsql
  as $$ begin return current_setting('local_redshift.last_copy_id'); end $$;
create or replace function pg_catalog.pg_last_copy_count() returns bigint volatile language plpgsql
  as $$ begin return current_setting('local_redshift.last_copy_count'); end $$;
create or replace function pg_catalog.pg_last_query_id() returns bigint volatile language plpgsql
  as $$ begin return current_setting('local_redshift.last_query_id'); end $$;

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
