-- SPDX-License-Identifier: Apache-2.0
-- Users of whom something was seen that their rows do not say already. An observation that agrees with the row of its time
-- changes nothing, however late it comes.
insert into songstreams_touched_users
select distinct s.user_id
from ${staged} s
left join ${star}.star_progress p on p.topic = ${topic} and p.kafka_partition = s.kafka_partition
left join songstreams_reloaded_rows r
    on r.staging_table = ${topic} and r.kafka_partition = s.kafka_partition and r.kafka_offset = s.kafka_offset
left join ${star}.users u
    on u.user_id = s.user_id
    and u.level = ${level}
    and u.valid_from <= s.ts
    and (u.valid_to is null or s.ts < u.valid_to)
    and (u.first_name = s.first_name or (u.first_name is null and s.first_name is null))
    and (u.last_name = s.last_name or (u.last_name is null and s.last_name is null))
    and (u.gender = s.gender or (u.gender is null and s.gender is null))
    and (u.registration = s.registration or (u.registration is null and s.registration is null))
where s.user_id is not null
    and s.kafka_offset >= ${from_offset}
    and (p.next_offset is null or s.kafka_offset >= p.next_offset or r.kafka_offset is not null)
    and u.user_key is null;
