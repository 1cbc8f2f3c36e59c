-- SPDX-License-Identifier: Apache-2.0
-- Everybody of whom staging has something, and whoever lost a fact. Users whose rows were removed from staging are left as they are.
create temp table songstreams_touched_users
distkey (user_id)
as
select user_id from songstreams_new_observations
union
select user_id from songstreams_removed_listeners;
