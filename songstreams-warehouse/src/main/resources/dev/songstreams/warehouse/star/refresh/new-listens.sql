-- SPDX-License-Identifier: Apache-2.0
-- The listens of staging that the star does not have yet, and the places they were made at. Rows lie as they were loaded: below the
-- least offset that may be new, whole blocks need not be read.
create temp table songstreams_new_listens
distkey (user_id)
as
select s.kafka_partition, s.kafka_offset, s.ts, cast(to_char(s.ts, 'YYYYMMDDHH24') as bigint) as time_key, s.user_id,
    s.artist, s.song, s.duration, s.state, s.city, s.zip, s.lat, s.lon, s.session_id, s.item_in_session, s.level
from ${staged} s
left join ${star}.star_progress p on p.topic = ${topic} and p.kafka_partition = s.kafka_partition
left join songstreams_reloaded_rows r
    on r.staging_table = ${topic} and r.kafka_partition = s.kafka_partition and r.kafka_offset = s.kafka_offset
where s.kafka_offset >= ${from_offset}
    and (p.next_offset is null or s.kafka_offset >= p.next_offset or r.kafka_offset is not null);

-- A city has many zips: the least stands for it, so that the order in which they come does not matter. Few remain to be ordered
-- once each is there but once.
create temp table songstreams_new_places
diststyle all
as
select n.state, n.city, n.zip, n.lat, n.lon
from (
    select state, city, zip, lat, lon,
        row_number() over (partition by state, city order by zip, lat, lon) as choice
    from (select distinct state, city, zip, lat, lon from songstreams_new_listens) d
) n
where n.choice = 1;
