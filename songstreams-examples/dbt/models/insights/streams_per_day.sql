-- SPDX-License-Identifier: Apache-2.0
-- Written from the queries of songstreams-warehouse, see docs/warehouse.md; not to be changed by hand.
select cast(convert_timezone('UTC', '{{ var("songstreams_zone", "UTC") }}', listens.ts) as date) as day, count(*) as plays, sum(least(greatest(listens.seconds, cast('-1.0E289' as double precision)), cast('1.0E289' as double precision))) as seconds, count(distinct listens.user_id) as users
from {{ source('songstreams_star', 'listens') }} as listens
group by cast(convert_timezone('UTC', '{{ var("songstreams_zone", "UTC") }}', listens.ts) as date)
order by cast(convert_timezone('UTC', '{{ var("songstreams_zone", "UTC") }}', listens.ts) as date)
