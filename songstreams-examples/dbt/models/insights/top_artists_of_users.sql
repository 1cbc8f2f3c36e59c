-- SPDX-License-Identifier: Apache-2.0
-- Written from the queries of songstreams-warehouse, see docs/warehouse.md; not to be changed by hand.
select ranked.user_id, ranked.artist, ranked.plays, ranked.seconds
from (
    select listens.user_id, artists.artist, count(*) as plays, sum(least(greatest(listens.seconds, cast('-1.0E289' as double precision)), cast('1.0E289' as double precision))) as seconds, row_number() over (partition by listens.user_id order by count(*) desc, sum(cast(least(greatest(listens.seconds, cast('-1.0E9' as double precision)), cast('1.0E9' as double precision)) as decimal(19, 9))) desc, artists.artist) as place
    from {{ source('songstreams_star', 'listens') }} as listens
    join {{ source('songstreams_star', 'artists') }} as artists on listens.artist_key = artists.artist_key
    where listens.user_id is not null
    group by listens.user_id, artists.artist
) as ranked
where ranked.place <= {{ var('songstreams_top', 10) }}
order by ranked.user_id, ranked.place
