-- SPDX-License-Identifier: Apache-2.0
-- Written from the queries of songstreams-warehouse, see docs/warehouse.md; not to be changed by hand.
select locations.state, count(distinct listens.user_id) as users, count(*) as plays, count(case when listens.user_id is null then 1 end) as guest_plays
from {{ source('songstreams_star', 'listens') }} as listens
join {{ source('songstreams_star', 'locations') }} as locations on listens.location_key = locations.location_key
group by locations.state
order by count(distinct listens.user_id) desc, count(*) desc, locations.state
