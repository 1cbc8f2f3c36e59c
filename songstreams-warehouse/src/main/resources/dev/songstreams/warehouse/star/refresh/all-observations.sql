-- SPDX-License-Identifier: Apache-2.0
-- What was seen of anybody. Where rows were replaced, nobody knows any more of whom the former ones told.
insert into songstreams_new_observations
select s.user_id, s.ts, s.session_id, s.item_in_session, ${is_change}, ${level},
    s.first_name, s.last_name, s.gender, s.registration
from ${staged} s
where s.user_id is not null;
