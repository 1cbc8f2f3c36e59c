-- SPDX-License-Identifier: Apache-2.0
-- Written from the queries of songstreams-warehouse, see docs/warehouse.md; not to be changed by hand.
select songs.genre, count(*) as plays, sum(least(greatest(listens.seconds, cast('-1.0E289' as double precision)), cast('1.0E289' as double precision))) as seconds
from {{ source('songstreams_star', 'listens') }} as listens
join {{ source('songstreams_star', 'songs') }} as songs on listens.song_key = songs.song_key
group by songs.genre
order by count(*) desc, sum(cast(least(greatest(listens.seconds, cast('-1.0E9' as double precision)), cast('1.0E9' as double precision)) as decimal(19, 9))) desc, songs.genre
limit {{ var('songstreams_top', 10) }}
