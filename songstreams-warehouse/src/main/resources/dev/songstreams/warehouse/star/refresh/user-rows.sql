-- SPDX-License-Identifier: Apache-2.0
-- The rows of the touched users, from all that was ever seen of them: a row for each run of observations with one level. At one
-- moment the last event of the session decides, and a change of level decides over the page on which it was made. Most users
-- have one level only, and what was seen of them need not be put into order.
create temp table songstreams_user_rows
distkey (user_id)
as
with spans as (
    select user_id, min(level) as least_level, max(level) as greatest_level, min(ts) as first_ts, max(ts) as last_ts
    from songstreams_observations
    group by user_id
),
moments as (
    select o.user_id, o.ts, o.level,
        row_number() over (
            partition by o.user_id, o.ts
            order by o.session_id desc, o.item_in_session desc, o.is_change desc, o.level) as choice
    from songstreams_observations o
    join spans s on s.user_id = o.user_id and s.least_level <> s.greatest_level
),
steps as (
    select user_id, ts, level, lag(level) over (partition by user_id order by ts) as level_before
    from moments
    where choice = 1
),
periods as (
    select user_id, level, ts as valid_from, lead(ts) over (partition by user_id order by ts) as valid_to
    from steps
    where level_before is null or level_before <> level
    union all
    select user_id, least_level, first_ts, cast(null as timestamp)
    from spans
    where least_level = greatest_level
),
people as (
    select o.user_id, o.first_name, o.last_name, o.gender, o.registration,
        row_number() over (
            partition by o.user_id
            order by o.session_id desc, o.item_in_session desc, o.is_change desc,
                o.registration desc, o.last_name, o.first_name, o.gender) as choice
    from songstreams_observations o
    join spans s on s.user_id = o.user_id and s.last_ts = o.ts
)
select k.highest + row_number() over (order by p.user_id, p.valid_from) as user_key, p.user_id,
    q.first_name, q.last_name, q.gender, q.registration, p.level, p.valid_from, p.valid_to,
    case when p.valid_to is null then true else false end as is_current
from periods p
join people q on q.user_id = p.user_id and q.choice = 1
cross join (select coalesce(max(user_key), 0) as highest from ${star}.users) k;

delete from ${star}.users
where user_id in (select user_id from songstreams_touched_users);
