-- SPDX-License-Identifier: Apache-2.0
-- Written from the queries of songstreams-warehouse, see docs/warehouse.md; not to be changed by hand.
select runs.user_id, songs.artist, songs.title as song, count(*) as times, max(runs.plays_in_a_row) as longest
from (
    select numbered.user_id, numbered.song_key, count(*) as plays_in_a_row
    from (
        select listens.user_id, listens.song_key, row_number() over (partition by listens.user_id order by listens.ts, listens.session_id, listens.item_in_session, listens.kafka_partition, listens.kafka_offset) - row_number() over (partition by listens.user_id, listens.song_key order by listens.ts, listens.session_id, listens.item_in_session, listens.kafka_partition, listens.kafka_offset) as run
        from {{ source('songstreams_star', 'listens') }} as listens
        where listens.user_id is not null
    ) as numbered
    group by numbered.user_id, numbered.song_key, numbered.run
    having count(*) >= {{ var('songstreams_in_a_row', 2) }}
) as runs
join {{ source('songstreams_star', 'songs') }} as songs on runs.song_key = songs.song_key
group by runs.user_id, songs.artist, songs.title
order by runs.user_id, max(runs.plays_in_a_row) desc, count(*) desc, songs.artist, songs.title
