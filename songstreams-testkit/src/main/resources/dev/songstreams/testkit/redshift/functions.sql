-- SPDX-License-Identifier: Apache-2.0
-- Redshift's functions that PostgreSQL lacks. Runs at every start. Those that need their text changed are not here.

-- Tools look for the word Redshift and the numbers in it.
create or replace function pg_catalog.version() returns text stable language sql
  as $$ select 'PostgreSQL 8.0.2 on i686-pc-linux-gnu, compiled by GCC gcc (GCC) 3.4.2, Redshift 1.0.0 (local)' $$;

create or replace function pg_catalog.getdate() returns timestamp stable language sql
  as $$ select date_trunc('second', statement_timestamp()::timestamp) $$;

create or replace function pg_catalog.len(text) returns int immutable strict language sql
  as $$ select length($1) $$;

create or replace function pg_catalog.charindex(sought text, searched text) returns int immutable strict language sql
  as $$ select strpos($2, $1) $$;

create or replace function local_redshift.step(part text, n bigint) returns interval immutable strict language sql
  as $$ select n * case part when 'quarter' then interval '3 months' else ('1 ' || part)::interval end $$;

create or replace function pg_catalog.dateadd(part text, n bigint, t timestamp) returns timestamp immutable strict language sql
  as $$ select t + local_redshift.step(part, n) $$;
create or replace function pg_catalog.dateadd(part text, n bigint, t date) returns timestamp immutable strict language sql
  as $$ select t::timestamp + local_redshift.step(part, n) $$;
create or replace function pg_catalog.dateadd(part text, n bigint, t timestamptz) returns timestamptz stable strict language sql
  as $$ select t + local_redshift.step(part, n) $$;

-- How many times the part begins between two times.
-- Not strict, as CASE is not: so PostgreSQL puts the one case that is meant in the call's place.
create or replace function pg_catalog.datediff(part text, a timestamp, b timestamp) returns bigint immutable language sql
  as $$ select case part
    when 'millennium' then extract(millennium from b) - extract(millennium from a)
    when 'century' then extract(century from b) - extract(century from a)
    when 'decade' then extract(decade from b) - extract(decade from a)
    when 'year' then extract(year from b) - extract(year from a)
    when 'quarter' then 4 * (extract(year from b) - extract(year from a)) + extract(quarter from b) - extract(quarter from a)
    when 'month' then 12 * (extract(year from b) - extract(year from a)) + extract(month from b) - extract(month from a)
    when 'week' then (date_trunc('week', b)::date - date_trunc('week', a)::date) / 7
    when 'day' then b::date - a::date
    when 'hour' then extract(epoch from date_trunc('hour', b) - date_trunc('hour', a)) / 3600
    when 'minute' then extract(epoch from date_trunc('minute', b) - date_trunc('minute', a)) / 60
    when 'second' then extract(epoch from date_trunc('second', b) - date_trunc('second', a))
    when 'millisecond' then extract(epoch from date_trunc('milliseconds', b) - date_trunc('milliseconds', a)) * 1000
    when 'microsecond' then extract(epoch from b - a) * 1000000
  end::bigint $$;
create or replace function pg_catalog.datediff(part text, a date, b date) returns bigint immutable strict language sql
  as $$ select datediff(part, a::timestamp, b::timestamp) $$;
create or replace function pg_catalog.datediff(part text, a timestamptz, b timestamptz) returns bigint stable strict language sql
  as $$ select datediff(part, a::timestamp, b::timestamp) $$;

create or replace function pg_catalog.add_months(t timestamp, n bigint) returns timestamp immutable strict language sql
  as $$ select case when t::date = (date_trunc('month', t) + interval '1 month - 1 day')::date
    then (date_trunc('month', t) + (n + 1) * interval '1 month' - interval '1 day')::date + t::time
    else t + n * interval '1 month' end $$;

create or replace function pg_catalog.last_day(t timestamp) returns date immutable strict language sql
  as $$ select (date_trunc('month', t) + interval '1 month - 1 day')::date $$;

create or replace function pg_catalog.months_between(a timestamp, b timestamp) returns float8 immutable strict language sql
  as $$ select (12 * (extract(year from a) - extract(year from b)) + extract(month from a) - extract(month from b)
    + case when extract(day from a) = extract(day from b) or (a::date = last_day(a) and b::date = last_day(b)) then 0
      else (extract(day from a) - extract(day from b) + extract(epoch from a::time - b::time) / 86400) / 31 end)::float8 $$;

create or replace function pg_catalog.convert_timezone(source text, target text, t timestamp) returns timestamp
  immutable strict language sql as $$ select t at time zone source at time zone target $$;
create or replace function pg_catalog.convert_timezone(target text, t timestamp) returns timestamp immutable strict language sql
  as $$ select t at time zone 'UTC' at time zone target $$;

create or replace function pg_catalog.trunc(t timestamp) returns date immutable strict language sql
  as $$ select t::date $$;

create or replace function pg_catalog.strtol(digits text, base int) returns bigint immutable strict language plpgsql as $$
declare
  value bigint := 0;
  digit int;
begin
  for i in 1..length(digits) loop
    digit := strpos('0123456789abcdefghijklmnopqrstuvwxyz', lower(substr(digits, i, 1))) - 1;
    if digit < 0 or digit >= base then
      raise exception 'The input % is not valid to be converted to base %', digits, base using errcode = '22P02';
    end if;
    value := value * base + digit;
  end loop;
  return value;
end $$;

create or replace function pg_catalog.sha2(message text, bits int) returns varchar immutable strict language sql
  as $$ select encode(case bits when 224 then sha224(convert_to($1, 'UTF8')) when 384 then sha384(convert_to($1, 'UTF8'))
    when 512 then sha512(convert_to($1, 'UTF8')) else sha256(convert_to($1, 'UTF8')) end, 'hex') $$;

create or replace function pg_catalog.json_parse(text) returns super immutable strict language sql
  as $$ select $1::jsonb::super $$;
create or replace function pg_catalog.json_serialize(value super) returns varchar immutable strict language sql
  as $$ select $1::text $$;
create or replace function pg_catalog.is_valid_json(text) returns boolean immutable strict language sql
  as $$ select $1 is json object $$;
create or replace function pg_catalog.is_valid_json_array(text) returns boolean immutable strict language sql
  as $$ select $1 is json array $$;

-- There are no late-binding views here; the driver asks for their columns all the same.
create or replace function pg_catalog.pg_get_late_binding_view_cols() returns setof record stable language plpgsql
  as $$ begin return; end $$;

-- FNV-1a of 64 bits over a value's bytes, the lowest first, as the examples of AWS's page FNV_HASH have it.
create or replace function local_redshift.fnv(bytes bytea, seed bigint) returns bigint immutable strict language plpgsql
  as $$ declare
    hash bigint := seed;
    product numeric;
  begin
    for i in 0 .. length(bytes) - 1 loop
      hash := hash # get_byte(bytes, i)::bigint;
      product := mod(case when hash < 0 then hash + 18446744073709551616 else hash::numeric end * 1099511628211,
        18446744073709551616);
      hash := case when product >= 9223372036854775808 then product - 18446744073709551616 else product end;
    end loop;
    return hash;
  end $$;
create or replace function local_redshift.lowest_first(bytes bytea) returns bytea immutable strict language sql
  as $$ select string_agg(substring($1 from i for 1), ''::bytea order by i desc)
    from generate_series(1, length($1)) as i $$;
create or replace function pg_catalog.fnv_hash(value varchar, seed bigint default -3750763034362895579) returns bigint
  immutable strict language sql as $$ select local_redshift.fnv(convert_to($1, 'UTF8'), $2) $$;
create or replace function pg_catalog.fnv_hash(value smallint, seed bigint default -3750763034362895579) returns bigint
  immutable strict language sql as $$ select local_redshift.fnv(local_redshift.lowest_first(int2send($1)), $2) $$;
create or replace function pg_catalog.fnv_hash(value int, seed bigint default -3750763034362895579) returns bigint
  immutable strict language sql as $$ select local_redshift.fnv(local_redshift.lowest_first(int4send($1)), $2) $$;
create or replace function pg_catalog.fnv_hash(value bigint, seed bigint default -3750763034362895579) returns bigint
  immutable strict language sql as $$ select local_redshift.fnv(local_redshift.lowest_first(int8send($1)), $2) $$;

-- Redshift's mean of PostgreSQL's, and a value of the type that it is of: whole of integers, of decimals with their scale.
create or replace function local_redshift.avg(mean numeric, value smallint) returns bigint immutable language sql
  as $$ select trunc(mean)::bigint $$;
create or replace function local_redshift.avg(mean numeric, value int) returns bigint immutable language sql
  as $$ select trunc(mean)::bigint $$;
create or replace function local_redshift.avg(mean numeric, value bigint) returns bigint immutable language sql
  as $$ select trunc(mean)::bigint $$;
create or replace function local_redshift.avg(mean numeric, value numeric) returns numeric immutable language sql
  as $$ select round(mean, scale(value)) $$;
create or replace function local_redshift.avg(mean float8, value float8) returns float8 immutable language sql
  as $$ select mean $$;
