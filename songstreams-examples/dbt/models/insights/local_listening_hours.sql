-- SPDX-License-Identifier: Apache-2.0
-- Written from the queries of songstreams-warehouse, see docs/warehouse.md; not to be changed by hand.
select extract(hour from convert_timezone('UTC', locations.time_zone, listens.ts)) as hour, count(*) as plays, sum(least(greatest(listens.seconds, cast('-1.0E289' as double precision)), cast('1.0E289' as double precision))) as seconds
from {{ source('songstreams_star', 'listens') }} as listens
join {{ source('songstreams_star', 'locations') }} as locations on listens.location_key = locations.location_key
where locations.time_zone is not null
group by extract(hour from convert_timezone('UTC', locations.time_zone, listens.ts))
order by extract(hour from convert_timezone('UTC', locations.time_zone, listens.ts))
