-- SPDX-License-Identifier: Apache-2.0
-- Written from the queries of songstreams-warehouse, see docs/warehouse.md; not to be changed by hand.
select count(distinct listens.user_id) as users, count(*) as streams, count(case when listens.user_id is null then 1 end) as guest_streams, count(distinct listens.artist_key) as artists, count(distinct listens.song_key) as songs, count(distinct listens.location_key) as cities, count(distinct locations.state) as states, coalesce(sum(least(greatest(listens.seconds, cast('-1.0E289' as double precision)), cast('1.0E289' as double precision))), cast('0.0' as double precision)) as seconds
from {{ source('songstreams_star', 'listens') }} as listens
join {{ source('songstreams_star', 'locations') }} as locations on listens.location_key = locations.location_key
