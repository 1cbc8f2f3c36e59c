-- SPDX-License-Identifier: Apache-2.0
-- Never backwards: rows that were read may be removed from staging.
create temp table songstreams_reached
diststyle all
as
select s.kafka_partition, max(s.kafka_offset) + 1 as next_offset
from ${staged} s
group by s.kafka_partition;

update ${star}.star_progress
set next_offset = r.next_offset
from songstreams_reached r
where star_progress.topic = ${topic}
    and star_progress.kafka_partition = r.kafka_partition
    and star_progress.next_offset < r.next_offset;

insert into ${star}.star_progress (topic, kafka_partition, next_offset)
select ${topic}, r.kafka_partition, r.next_offset
from songstreams_reached r
left join ${star}.star_progress p on p.topic = ${topic} and p.kafka_partition = r.kafka_partition
where p.next_offset is null;

drop table songstreams_reached;
