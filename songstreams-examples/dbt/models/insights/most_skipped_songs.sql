-- SPDX-License-Identifier: Apache-2.0
-- Written from the queries of songstreams-warehouse, see docs/warehouse.md; not to be changed by hand.
select songs.artist, songs.title as song, count(*) as plays, count(followed.next_ts) as followed, count(case when cast(datediff(second, followed.ts, followed.next_ts) as double precision) < (followed.seconds - cast('1.0' as double precision)) then 1 end) as skips
from (
    select listens.song_key, listens.level, listens.ts, listens.seconds, lead(listens.ts, 1) over (partition by listens.user_id, listens.session_id order by listens.ts, listens.session_id, listens.item_in_session, listens.kafka_partition, listens.kafka_offset) as next_ts
    from {{ source('songstreams_star', 'listens') }} as listens
) as followed
join {{ source('songstreams_star', 'songs') }} as songs on followed.song_key = songs.song_key
group by songs.artist, songs.title
having count(case when cast(datediff(second, followed.ts, followed.next_ts) as double precision) < (followed.seconds - cast('1.0' as double precision)) then 1 end) >= 1
order by 5 desc, count(followed.next_ts), songs.artist, songs.title
limit {{ var('songstreams_top', 10) }}
