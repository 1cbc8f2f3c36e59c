-- SPDX-License-Identifier: Apache-2.0
-- All that was there is read.
update ${star}.star_progress
set next_offset = r.next_offset
from songstreams_reached r
where star_progress.topic = r.topic and star_progress.kafka_partition = r.kafka_partition;

insert into ${star}.star_progress (topic, kafka_partition, next_offset)
select r.topic, r.kafka_partition, r.next_offset
from songstreams_reached r
left join ${star}.star_progress p on p.topic = r.topic and p.kafka_partition = r.kafka_partition
where p.next_offset is null;

drop table songstreams_reached;
