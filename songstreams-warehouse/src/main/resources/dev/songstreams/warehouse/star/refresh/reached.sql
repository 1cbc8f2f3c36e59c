-- SPDX-License-Identifier: Apache-2.0
-- The partitions of staging with rows that the star has not read: from which offset on, and where it will stand then.
create temp table songstreams_reached (
    topic varchar(256),
    kafka_partition integer,
    from_offset bigint,
    next_offset bigint
)
diststyle all;
