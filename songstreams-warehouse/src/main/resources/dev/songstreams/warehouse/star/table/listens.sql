-- SPDX-License-Identifier: Apache-2.0
-- Spread by user, so that "which artists does each user listen to most" is answered without moving rows between nodes; sorted by
-- user, then time, so that the questions about one user read few blocks.
create table if not exists ${star}.listens (
    kafka_partition integer not null,
    kafka_offset bigint not null,
    ts timestamp not null,
    time_key bigint not null,
    user_id bigint,
    song_key bigint not null,
    artist_key bigint not null,
    location_key bigint not null,
    session_id bigint not null,
    item_in_session integer not null,
    level varchar(16) not null,
    seconds double precision not null,
    staging_table varchar(127) default 'listen_events'
)
distkey (user_id)
compound sortkey (user_id, ts);
