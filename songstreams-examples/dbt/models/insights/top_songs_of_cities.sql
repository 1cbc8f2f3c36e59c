-- SPDX-License-Identifier: Apache-2.0
-- Written from the queries of songstreams-warehouse, see docs/warehouse.md; not to be changed by hand.
select ranked.state, ranked.city, ranked.artist, ranked.song, ranked.plays
from (
    select locations.state, locations.city, songs.artist, songs.title as song, count(*) as plays, row_number() over (partition by locations.state, locations.city order by count(*) desc, sum(cast(least(greatest(listens.seconds, cast('-1.0E9' as double precision)), cast('1.0E9' as double precision)) as decimal(19, 9))) desc, songs.artist, songs.title) as place
    from {{ source('songstreams_star', 'listens') }} as listens
    join {{ source('songstreams_star', 'songs') }} as songs on listens.song_key = songs.song_key
    join {{ source('songstreams_star', 'locations') }} as locations on listens.location_key = locations.location_key
    group by locations.state, locations.city, songs.artist, songs.title
) as ranked
where ranked.place <= {{ var('songstreams_top', 10) }}
order by ranked.state, ranked.city, ranked.place
