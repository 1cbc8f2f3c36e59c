-- SPDX-License-Identifier: Apache-2.0
-- What the local Redshift keeps in its database. Runs at every start; so each statement may be repeated.

set allow_system_table_mods = on;

do $$
begin
  -- SNAPSHOT, unless ALTER DATABASE has said otherwise in an earlier run.
  if not exists (select 1 from pg_db_role_setting where setdatabase = (select oid from pg_database where datname =
      current_database()) and setconfig::text like '%default_transaction_isolation%') then
    execute format('alter database %I set default_transaction_isolation = ''repeatable read''', current_database());
  end if;
  execute format('alter database %I set standard_conforming_strings = off', current_database());
  execute format('alter database %I set escape_string_warning = off', current_database());
  execute format('alter database %I set timezone = ''UTC''', current_database());
  if not exists (select 1 from pg_type where typname = 'super') then
    create domain pg_catalog.super as jsonb;
  end if;
end $$;

create schema if not exists local_redshift;

-- Views whose columns an earlier version had otherwise cannot be replaced; they go, with what was built on them, and are made anew.
do $$
begin
  if obj_description('local_redshift'::regnamespace, 'pg_namespace') is distinct from 'catalogue 2' then
    drop view if exists pg_catalog.svv_table_info, pg_catalog.pg_table_def, pg_catalog.svv_external_schemas,
      pg_catalog.svv_external_tables, pg_catalog.svv_external_columns, pg_catalog.svv_tables, pg_catalog.svv_columns,
      pg_catalog.svv_all_schemas, pg_catalog.svv_all_tables, pg_catalog.svv_all_columns, pg_catalog.svv_redshift_databases
      cascade;
    comment on schema local_redshift is 'catalogue 2';
  end if;
end $$;

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

create table if not exists local_redshift.load_files (
  query_id bigint not null,
  file_name text not null,
  bytes bigint not null,
  loaded_rows bigint not null
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
