-- SPDX-License-Identifier: Apache-2.0
-- What the window functions of Redshift that PostgreSQL lacks are made of. Runs at every start.

create or replace function local_redshift.keep(a anyelement, b anyelement) returns anyelement immutable strict
  language sql as $$ select a $$;
create or replace function local_redshift.replace(a anyelement, b anyelement) returns anyelement immutable strict
  language sql as $$ select b $$;
create or replace aggregate local_redshift.first_known(anyelement) (sfunc = local_redshift.keep, stype = anyelement);
create or replace aggregate local_redshift.last_known(anyelement) (sfunc = local_redshift.replace, stype = anyelement);

create or replace function local_redshift.from_end(known anyarray, n bigint) returns anyelement immutable language sql
  as $$ select known[cardinality(known) - n::int + 1] $$;

create or replace function local_redshift.join(parts varchar[], separator varchar) returns varchar immutable language sql
  as $$ select string_agg(part, separator order by n) from unnest(parts) with ordinality as u(part, n) $$;
create or replace function local_redshift.join_distinct(parts varchar[], separator varchar) returns varchar immutable
  language sql as $$ select string_agg(part, separator order by first) from
    (select part, min(n) as first from unnest(parts) with ordinality as u(part, n) group by part) d $$;

create or replace function local_redshift.median(known float8[]) returns float8 immutable language sql
  as $$ select percentile_cont(0.5) within group (order by v) from unnest(known) v $$;
create or replace function local_redshift.percentile_cont(known anyarray, f float8) returns float8 immutable language sql
  as $$ select percentile_cont(f) within group (order by v::float8) from unnest(known) v $$;
create or replace function local_redshift.percentile_cont_desc(known anyarray, f float8) returns float8 immutable
  language sql as $$ select percentile_cont(f) within group (order by v::float8 desc) from unnest(known) v $$;
create or replace function local_redshift.percentile_disc(known anyarray, f float8) returns anyelement immutable
  language sql as $$ select percentile_disc(f) within group (order by v) from unnest(known) v $$;
create or replace function local_redshift.percentile_disc_desc(known anyarray, f float8) returns anyelement immutable
  language sql as $$ select percentile_disc(f) within group (order by v desc) from unnest(known) v $$;
