-- SPDX-License-Identifier: Apache-2.0
-- A lesser zip of a city that is there already now stands for it.
update ${star}.locations
set zip = n.zip, lat = n.lat, lon = n.lon
from songstreams_new_places n
where locations.state = n.state
    and locations.city = n.city
    and (n.zip < locations.zip
        or (n.zip = locations.zip
            and (n.lat < locations.lat or (n.lat = locations.lat and n.lon < locations.lon))));
