-- SPDX-License-Identifier: Apache-2.0
-- Everybody of whom staging has something: where rows were replaced, nobody knows any more of whom the former ones told.
-- Users whose rows were removed from staging are left as they are.
insert into songstreams_touched_users
select distinct s.user_id
from ${staged} s
where s.user_id is not null;
