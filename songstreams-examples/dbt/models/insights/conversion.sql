-- SPDX-License-Identifier: Apache-2.0
-- Written from the queries of songstreams-warehouse, see docs/warehouse.md; not to be changed by hand.
select count(distinct case when steps.level = 'free' then steps.user_id end) as free_users, count(distinct case when steps.level_before = 'free' and steps.level = 'paid' then steps.user_id end) as converted_users, count(case when steps.level_before = 'free' and steps.level = 'paid' then 1 end) as upgrades, count(case when steps.level_before = 'paid' and steps.level = 'free' then 1 end) as downgrades
from (
    select users.user_id, users.level, lag(users.level, 1) over (partition by users.user_id order by users.valid_from) as level_before
    from {{ source('songstreams_star', 'users') }} as users
) as steps
