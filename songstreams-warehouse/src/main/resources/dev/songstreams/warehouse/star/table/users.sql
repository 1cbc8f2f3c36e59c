-- SPDX-License-Identifier: Apache-2.0
-- Spread and sorted as the facts are, so that a join by user and time stays within a node.
create table if not exists ${star}.users (
    user_key bigint not null,
    user_id bigint not null,
    first_name varchar(256),
    last_name varchar(256),
    gender varchar(16),
    registration timestamp,
    level varchar(16) not null,
    valid_from timestamp not null,
    valid_to timestamp,
    is_current boolean not null
)
distkey (user_id)
compound sortkey (user_id, valid_from);
