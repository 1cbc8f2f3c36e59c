-- SPDX-License-Identifier: Apache-2.0
-- On every node, as songs are.
create table if not exists ${star}.artists (
    artist_key bigint not null,
    artist varchar(1024) not null
)
diststyle all
compound sortkey (artist_key);
