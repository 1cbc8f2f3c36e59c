-- SPDX-License-Identifier: Apache-2.0
-- Whose facts go: they may be those of another user when they come again.
create temp table songstreams_removed_listeners
distkey (user_id)
as
select distinct l.user_id
from ${star}.listens l
join songstreams_new_reloads r
    on r.staging_table = l.staging_table
    and r.kafka_partition = l.kafka_partition
    and l.kafka_offset >= r.from_offset
    and l.kafka_offset < r.to_offset
where l.user_id is not null;
