-- SPDX-License-Identifier: Apache-2.0
-- One row for each city of a state. On every node, as songs are.
create table if not exists ${star}.locations (
    location_key bigint not null,
    state varchar(64) not null,
    city varchar(256) not null,
    zip varchar(16) not null,
    lat double precision not null,
    lon double precision not null,
    time_zone varchar(64)
)
diststyle all
compound sortkey (location_key);
