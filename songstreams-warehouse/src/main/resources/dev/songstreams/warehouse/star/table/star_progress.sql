-- SPDX-License-Identifier: Apache-2.0
-- How far the star has read each partition of the staging tables, which bear the topics' names. A few rows: on every node.
create table if not exists ${star}.star_progress (
    topic varchar(256) not null,
    kafka_partition integer not null,
    next_offset bigint not null
)
diststyle all;
