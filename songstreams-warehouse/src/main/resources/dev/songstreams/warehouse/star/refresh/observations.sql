-- SPDX-License-Identifier: Apache-2.0
-- Users of whom something new was seen, each as often as topics have it, and all that was ever seen of them: who, with which level
-- and when.
create temp table songstreams_touched_users (
    user_id bigint
)
distkey (user_id);

create temp table songstreams_observations (
    user_id bigint,
    ts timestamp,
    session_id bigint,
    item_in_session integer,
    is_change integer,
    level varchar(16),
    first_name varchar(256),
    last_name varchar(256),
    gender varchar(16),
    registration timestamp
)
distkey (user_id);
