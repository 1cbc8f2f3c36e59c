-- SPDX-License-Identifier: Apache-2.0
insert into songstreams_new_observations
select s.user_id, s.ts, s.session_id, s.item_in_session, ${is_change}, ${level},
    s.first_name, s.last_name, s.gender, s.registration
from ${staged} s
left join ${star}.star_progress p on p.topic = ${topic} and p.kafka_partition = s.kafka_partition
left join songstreams_reloaded_rows r
    on r.staging_table = ${topic} and r.kafka_partition = s.kafka_partition and r.kafka_offset = s.kafka_offset
where s.user_id is not null
    and (p.next_offset is null or s.kafka_offset >= p.next_offset or r.kafka_offset is not null);
