-- SPDX-License-Identifier: Apache-2.0
-- Users of whom something was seen that their rows do not say already. An observation that agrees with the row of its time
-- changes nothing, however late it comes.
create temp table songstreams_touched_users
distkey (user_id)
as
select distinct o.user_id
from songstreams_new_observations o
left join ${star}.users u
    on u.user_id = o.user_id
    and u.level = o.level
    and u.valid_from <= o.ts
    and (u.valid_to is null or o.ts < u.valid_to)
    and (u.first_name = o.first_name or (u.first_name is null and o.first_name is null))
    and (u.last_name = o.last_name or (u.last_name is null and o.last_name is null))
    and (u.gender = o.gender or (u.gender is null and o.gender is null))
    and (u.registration = o.registration or (u.registration is null and o.registration is null))
where u.user_key is null;
