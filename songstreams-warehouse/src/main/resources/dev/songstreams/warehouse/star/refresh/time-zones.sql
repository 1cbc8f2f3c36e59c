-- SPDX-License-Identifier: Apache-2.0
-- The time zone of every location by the rules as they are now: those of new places, of places with another zip, and of a star
-- that was made before it knew zones or with older rules.
create temp table songstreams_time_zones (
    state varchar(2),
    zips varchar(5),
    time_zone varchar(64)
)
diststyle all;

insert into songstreams_time_zones (state, zips, time_zone)
values ${rules};

update ${star}.locations
set time_zone = z.time_zone
from (
    select l.location_key, r.time_zone,
        row_number() over (partition by l.location_key order by len(r.zips) desc) as choice
    from ${star}.locations l
    left join songstreams_time_zones r on r.state = l.state and r.zips = substring(l.zip, 1, len(r.zips))
) z
where locations.location_key = z.location_key
    and z.choice = 1
    and (locations.time_zone <> z.time_zone
        or (locations.time_zone is null and z.time_zone is not null)
        or (locations.time_zone is not null and z.time_zone is null));

drop table songstreams_time_zones;
