-- SPDX-License-Identifier: Apache-2.0
-- Whoever lost a fact, where rows were replaced.
insert into songstreams_touched_users
select user_id from songstreams_removed_listeners;
