-- SPDX-License-Identifier: Apache-2.0
insert into songstreams_observations
select s.user_id, s.ts, s.session_id, s.item_in_session, ${is_change}, ${level},
    s.first_name, s.last_name, s.gender, s.registration
from ${staged} s
where s.user_id in (select user_id from songstreams_touched_users);
