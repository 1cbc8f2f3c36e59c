-- SPDX-License-Identifier: Apache-2.0
-- The rows of the touched users, from all that was ever seen of them: a row for each run of observations with one level. At one
-- moment the last event of the session decides, and a change of level decides over the page on which it was made.
create temp table songstreams_user_rows
distkey (user_id)
as
with moments as (
    select user_id, ts, level,
        row_number() over (
            partition by user_id, ts
            order by session_id desc, item_in_session desc, is_change desc, level) as choice
    from songstreams_observations
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
),
people as (
    select user_id, first_name, last_name, gender, registration,
        row_number() over (
            partition by user_id
            order by ts desc, session_id desc, item_in_session desc, is_change desc,
                registration desc, last_name, first_name, gender) as choice
    from songstreams_observations
)
select k.highest + row_number() over (order by p.user_id, p.valid_from) as user_key, p.user_id,
    q.first_name, q.last_name, q.gender, q.registration, p.level, p.valid_from, p.valid_to,
    case when p.valid_to is null then true else false end as is_current
from periods p
join people q on q.user_id = p.user_id and q.choice = 1
cross join (select coalesce(max(user_key), 0) as highest from ${star}.users) k;

delete from ${star}.users
where user_id in (select user_id from songstreams_touched_users);
