-- SPDX-License-Identifier: Apache-2.0
-- On every node, so that no join moves the facts; sorted by the key that they join by.
create table if not exists ${star}.songs (
    song_key bigint not null,
    artist varchar(1024) not null,
    title varchar(1024) not null,
    genre varchar(256) not null
)
diststyle all
compound sortkey (song_key);
