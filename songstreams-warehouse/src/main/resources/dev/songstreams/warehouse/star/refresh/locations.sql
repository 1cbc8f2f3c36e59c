-- SPDX-License-Identifier: Apache-2.0
insert into ${star}.locations (location_key, state, city, zip, lat, lon)
select k.highest + row_number() over (order by n.state, n.city), n.state, n.city, n.zip, n.lat, n.lon
from songstreams_new_places n
cross join (select coalesce(max(location_key), 0) as highest from ${star}.locations) k
left join ${star}.locations l on l.state = n.state and l.city = n.city
where l.location_key is null;
