-- SPDX-License-Identifier: Apache-2.0
-- Written from the queries of songstreams-warehouse, see docs/warehouse.md; not to be changed by hand.
select extract(hour from convert_timezone('UTC', '{{ var("songstreams_zone", "UTC") }}', listens.ts)) as hour, count(*) as plays, sum(least(greatest(listens.seconds, cast('-1.0E289' as double precision)), cast('1.0E289' as double precision))) as seconds
from {{ source('songstreams_star', 'listens') }} as listens
join {{ source('songstreams_star', 'artists') }} as artists on listens.artist_key = artists.artist_key
group by extract(hour from convert_timezone('UTC', '{{ var("songstreams_zone", "UTC") }}', listens.ts))
order by extract(hour from convert_timezone('UTC', '{{ var("songstreams_zone", "UTC") }}', listens.ts))
