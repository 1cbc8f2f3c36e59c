-- SPDX-License-Identifier: Apache-2.0
-- Never backwards: rows that were read may be removed from staging.
insert into songstreams_reached (topic, kafka_partition, from_offset, next_offset)
select ${topic}, r.kafka_partition, coalesce(p.next_offset, 0), r.next_offset
from (select kafka_partition, max(kafka_offset) + 1 as next_offset from ${staged} group by kafka_partition) r
left join ${star}.star_progress p on p.topic = ${topic} and p.kafka_partition = r.kafka_partition
where p.next_offset is null or p.next_offset < r.next_offset;
