-- SPDX-License-Identifier: Apache-2.0
-- Redshift's system views about sessions, running queries, locks and slices: what PostgreSQL knows of them at this moment. Texts of
-- queries are as PostgreSQL runs them. Of what is over nothing is kept, so views of history are not here. Runs at every start.

create or replace view pg_catalog.stv_sessions as
  select (backend_start at time zone 'UTC')::timestamp as starttime, pid as process, usename::char(50) as user_name,
         datname::char(50) as db_name, 0 as timeout_sec
  from pg_stat_activity where backend_type = 'client backend' and usename <> 'postgres';

create or replace view pg_catalog.stv_recents as
  select usesysid::int as userid, (case when state = 'active' then 'Running' else 'Done' end)::char(20) as status,
         (query_start at time zone 'UTC')::timestamp as starttime,
         (extract(epoch from (case when state = 'active' then clock_timestamp() else state_change end) - query_start) * 1000000)::int
           as duration,
         usename::char(50) as user_name, datname::char(50) as db_name, left(query, 600)::char(600) as query,
         case when state = 'active' then pid else -1 end as pid
  from pg_stat_activity where backend_type = 'client backend' and usename <> 'postgres' and query <> '';

create or replace view pg_catalog.stv_inflight as
  select usesysid::int as userid, 0 as slice, null::int as query, ''::char(320) as label, backend_xid::text::bigint as xid, pid,
         (query_start at time zone 'UTC')::timestamp as starttime, left(query, 100)::char(100) as text, 0 as suspended,
         0 as insert_pristine, 0 as concurrency_scaling_status
  from pg_stat_activity where backend_type = 'client backend' and usename <> 'postgres' and state = 'active';

create or replace view pg_catalog.svv_transactions as
  select a.usename::text as txn_owner, a.datname::text as txn_db, a.backend_xid::text::bigint as xid, a.pid,
         (a.xact_start at time zone 'UTC')::timestamp as txn_start, l.mode::text as lock_mode,
         l.locktype::text as lockable_object_type, l.relation::int as relation, l.granted
  from pg_locks l join pg_stat_activity a on a.pid = l.pid
  where l.locktype in ('relation', 'transactionid') and a.usename <> 'postgres';

-- Only who writes; readers lock nothing in Redshift.
create or replace view pg_catalog.stv_locks as
  select l.relation::bigint as table_id, null::timestamp as last_commit, null::timestamp as last_update,
         a.backend_xid::text::bigint as lock_owner, l.pid::bigint as lock_owner_pid,
         (a.xact_start at time zone 'UTC')::timestamp as lock_owner_start_ts, null::timestamp as lock_owner_end_ts,
         (case when l.granted then 'Holding write lock' else 'Waiting for write lock' end)::char(22) as lock_status
  from pg_locks l join pg_stat_activity a on a.pid = l.pid join pg_class c on c.oid = l.relation
  where l.mode not in ('AccessShareLock', 'RowShareLock') and c.relkind = 'r'
    and c.relnamespace not in ('pg_catalog'::regnamespace, 'local_redshift'::regnamespace);

-- UNLOAD's two.
create or replace view pg_catalog.stv_slices as
  select 0 as node, slice, slice as localslice, 'D'::char(1) as type from generate_series(0, 1) slice;

-- All rows are on slice 0.
create or replace view pg_catalog.stv_tbl_perm as
  select 0 as slice, c.oid::int as id, c.relname::char(72) as name, local_redshift.row_count(c) as rows,
         null::bigint as sorted_rows, (c.relpersistence = 't')::int as temp, d.oid::int as db_id, 0 as insert_pristine,
         0 as delete_pristine, t.backup::int as backup, c.releffectivediststyle::int as dist_style, -1 as block_count
  from pg_class c join local_redshift.table_layouts t on t.table_id = c.oid join pg_database d on d.datname = current_database()
  where local_redshift.row_count(c) is not null;
