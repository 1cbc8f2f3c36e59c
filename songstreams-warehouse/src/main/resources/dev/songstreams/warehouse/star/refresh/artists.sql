-- SPDX-License-Identifier: Apache-2.0
insert into ${star}.artists (artist_key, artist)
select k.highest + row_number() over (order by n.artist), n.artist
from (select distinct artist from songstreams_new_listens) n
cross join (select coalesce(max(artist_key), 0) as highest from ${star}.artists) k
left join ${star}.artists a on a.artist = n.artist
where a.artist_key is null;
