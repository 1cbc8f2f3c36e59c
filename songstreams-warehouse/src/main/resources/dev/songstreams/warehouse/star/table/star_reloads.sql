-- SPDX-License-Identifier: Apache-2.0
-- Up to which reload of the loader's the star has read. One row at most.
create table if not exists ${star}.star_reloads (
    reload_id bigint not null
)
diststyle all;
