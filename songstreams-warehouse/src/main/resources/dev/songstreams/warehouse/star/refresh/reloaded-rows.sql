-- SPDX-License-Identifier: Apache-2.0
-- The rows that such offsets have now. A list of rows, since Redshift joins by equality well and by ranges badly.
insert into songstreams_reloaded_rows (staging_table, kafka_partition, kafka_offset)
select distinct ${topic}, s.kafka_partition, s.kafka_offset
from ${staged} s
join songstreams_new_reloads r
    on r.staging_table = ${topic}
    and r.kafka_partition = s.kafka_partition
    and s.kafka_offset >= r.from_offset
    and s.kafka_offset < r.to_offset;
