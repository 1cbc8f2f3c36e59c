-- SPDX-License-Identifier: Apache-2.0
-- Written from the queries of songstreams-warehouse, see docs/warehouse.md; not to be changed by hand.
select users.gender, listens.level, count(distinct listens.user_id) as users, count(*) as plays, sum(least(greatest(listens.seconds, cast('-1.0E289' as double precision)), cast('1.0E289' as double precision))) as seconds
from {{ source('songstreams_star', 'listens') }} as listens
left join {{ source('songstreams_star', 'users') }} as users on listens.user_id = users.user_id and users.is_current = true
group by users.gender, listens.level
order by users.gender nulls last, listens.level
