-- SPDX-License-Identifier: Apache-2.0
insert into ${star}.users (user_key, user_id, first_name, last_name, gender, registration, level, valid_from, valid_to,
    is_current)
select user_key, user_id, first_name, last_name, gender, registration, level, valid_from, valid_to, is_current
from songstreams_user_rows;
