-- SPDX-License-Identifier: Apache-2.0
-- Genres come from the catalogue afterwards, for new songs as for those that are there.
insert into ${star}.songs (song_key, artist, title, genre)
select k.highest + row_number() over (order by n.artist, n.song), n.artist, n.song, ${unknown}
from (select distinct artist, song from songstreams_new_listens) n
cross join (select coalesce(max(song_key), 0) as highest from ${star}.songs) k
left join ${star}.songs s on s.artist = n.artist and s.title = n.song
where s.song_key is null;
