-- SPDX-License-Identifier: Apache-2.0
delete from ${star}.star_reloads;

insert into ${star}.star_reloads (reload_id)
select max(r.reload_id)
from ${reloads} r;
