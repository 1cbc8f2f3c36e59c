-- SPDX-License-Identifier: Apache-2.0
-- Written from the queries of songstreams-warehouse, see docs/warehouse.md; not to be changed by hand.
select case when sessions.user_id is null then 'guest' else sessions.level end as visitor, count(*) as sessions, avg(sessions.seconds) as mean_seconds, median(sessions.seconds) as median_seconds, max(sessions.seconds) as longest_seconds
from (
    select page_view_events.session_id, max(page_view_events.level) as level, max(page_view_events.user_id) as user_id, cast(datediff(second, min(page_view_events.ts), max(page_view_events.ts)) as double precision) as seconds
    from {{ source('songstreams_staging', 'page_view_events') }} as page_view_events
    group by page_view_events.session_id
) as sessions
group by 1
order by 1
