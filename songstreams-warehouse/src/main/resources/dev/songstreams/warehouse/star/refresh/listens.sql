-- SPDX-License-Identifier: Apache-2.0
-- Each name has one row by now, so each listen meets exactly one song, artist and place; the refresh counts to be sure.
insert into ${star}.listens (kafka_partition, kafka_offset, ts, time_key, user_id, song_key, artist_key, location_key,
    session_id, item_in_session, level, seconds, staging_table)
select n.kafka_partition, n.kafka_offset, n.ts, n.time_key, n.user_id, s.song_key, a.artist_key, l.location_key,
    n.session_id, n.item_in_session, n.level, n.duration, ${topic}
from songstreams_new_listens n
join ${star}.songs s on s.artist = n.artist and s.title = n.song
join ${star}.artists a on a.artist = n.artist
join ${star}.locations l on l.state = n.state and l.city = n.city;
