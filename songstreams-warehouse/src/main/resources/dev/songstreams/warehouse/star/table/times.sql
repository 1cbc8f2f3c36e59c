-- SPDX-License-Identifier: Apache-2.0
-- One row for each hour of a day (UTC) with a listen. On every node, as songs are.
create table if not exists ${star}.times (
    time_key bigint not null,
    starts_at timestamp not null,
    hour integer not null,
    day integer not null,
    weekday varchar(9) not null,
    month integer not null,
    year integer not null
)
diststyle all
compound sortkey (time_key);
