-- SPDX-License-Identifier: Apache-2.0
-- Written from the queries of songstreams-warehouse, see docs/warehouse.md; not to be changed by hand.
select artists.artist, count(*) as plays, sum(least(greatest(listens.seconds, cast('-1.0E289' as double precision)), cast('1.0E289' as double precision))) as seconds
from {{ source('songstreams_star', 'listens') }} as listens
join {{ source('songstreams_star', 'artists') }} as artists on listens.artist_key = artists.artist_key
group by artists.artist
order by sum(cast(least(greatest(listens.seconds, cast('-1.0E9' as double precision)), cast('1.0E9' as double precision)) as decimal(19, 9))) desc, count(*) desc, artists.artist
limit {{ var('songstreams_top', 10) }}
