-- SPDX-License-Identifier: Apache-2.0
insert into ${star}.times (time_key, starts_at, hour, day, weekday, month, year)
select n.time_key, n.starts_at, extract(hour from n.starts_at), extract(day from n.starts_at),
    case extract(dow from n.starts_at)
        when 0 then 'Sunday'
        when 1 then 'Monday'
        when 2 then 'Tuesday'
        when 3 then 'Wednesday'
        when 4 then 'Thursday'
        when 5 then 'Friday'
        else 'Saturday'
    end,
    extract(month from n.starts_at), extract(year from n.starts_at)
from (select distinct time_key, date_trunc('hour', ts) as starts_at from songstreams_new_listens) n
left join ${star}.times t on t.time_key = n.time_key
where t.time_key is null;
