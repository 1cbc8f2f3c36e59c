-- SPDX-License-Identifier: Apache-2.0
-- The genre of every song as the catalogue has it now. Grouped, so that a title that somebody put there twice by hand counts once.
update ${star}.songs
set genre = g.genre
from (
    select s.song_key, coalesce(c.genre, ${unknown}) as genre
    from ${star}.songs s
    left join (select artist, title, min(genre) as genre from ${star}.song_catalog group by artist, title) c
        on c.artist = s.artist and c.title = s.title
) g
where songs.song_key = g.song_key and songs.genre <> g.genre;
