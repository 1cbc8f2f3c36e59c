-- SPDX-License-Identifier: Apache-2.0
-- The offsets whose rows the loader loaded late, or in place of others, since the last refresh.
create temp table songstreams_new_reloads
diststyle all
as
select r.table_name as staging_table, r.kafka_partition, r.from_offset, r.to_offset, r.deleted_rows
from ${reloads} r
where r.reload_id > (select coalesce(max(reload_id), 0) from ${star}.star_reloads);

create temp table songstreams_reloaded_rows (
    staging_table varchar(127),
    kafka_partition integer,
    kafka_offset bigint
);
