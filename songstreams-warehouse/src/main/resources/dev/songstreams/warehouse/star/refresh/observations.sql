-- SPDX-License-Identifier: Apache-2.0
-- Who was seen with which level and when: what is new, and of touched users all there is.
create temp table songstreams_new_observations (
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

create temp table songstreams_observations (like songstreams_new_observations);
