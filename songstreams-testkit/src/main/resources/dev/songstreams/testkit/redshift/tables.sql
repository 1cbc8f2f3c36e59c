-- SPDX-License-Identifier: Apache-2.0
-- What holds of every table: lengths of strings count in bytes, also on INSERT and UPDATE. Runs at every start.

create or replace function local_redshift.limit_bytes(changed oid) returns void language plpgsql as $$
declare
  changes text;
begin
  select string_agg(change, ', ') into changes from (
    -- A limit that no longer fits its column, then the limits that are missing.
    select format('drop constraint %I', c.conname) as change
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.conrelid = changed and starts_with(c.conname, 'varchar_bytes_')
      and c.conname <> format('varchar_bytes_%s_%s', a.attnum, a.atttypmod - 4)
    union all
    select format('add constraint varchar_bytes_%s_%s check (octet_length(%I) <= %s) not valid', a.attnum,
                  a.atttypmod - 4, a.attname, a.atttypmod - 4)
    from pg_attribute a
    where a.attrelid = changed and a.attnum > 0 and not a.attisdropped and a.atttypmod >= 4
      and a.atttypid in ('varchar'::regtype, 'bpchar'::regtype)
      and not exists (select 1 from pg_constraint c where c.conrelid = changed
        and c.conname = format('varchar_bytes_%s_%s', a.attnum, a.atttypmod - 4))) each;
  if changes is not null then
    execute format('alter table %s %s', changed::regclass, changes);
  end if;
end $$;

create or replace function local_redshift.limit_bytes() returns event_trigger language plpgsql as $$
declare
  changed oid;
begin
  for changed in select distinct d.objid from pg_event_trigger_ddl_commands() d join pg_class c on c.oid = d.objid
      where d.classid = 'pg_class'::regclass and c.relkind = 'r' and d.schema_name <> 'local_redshift' loop
    perform local_redshift.limit_bytes(changed);
  end loop;
end $$;

do $$
begin
  if not exists (select 1 from pg_event_trigger where evtname = 'local_redshift_limit_bytes') then
    create event trigger local_redshift_limit_bytes on ddl_command_end
      when tag in ('CREATE TABLE', 'CREATE TABLE AS', 'SELECT INTO', 'ALTER TABLE')
      execute function local_redshift.limit_bytes();
  end if;
end $$;

-- ALTER TABLE target APPEND FROM source: by the names of the columns.
create or replace function local_redshift.append(target text, source text, ignore_extra boolean, fill_target boolean)
  returns void language plpgsql as $$
declare
  missing text;
  extra text;
  shared text;
begin
  select string_agg(quote_ident(t.attname), ', ') filter (where s.attname is not null and t.attname is not null),
         string_agg(quote_ident(t.attname), ', ') filter (where s.attname is null),
         string_agg(quote_ident(s.attname), ', ') filter (where t.attname is null)
    into shared, missing, extra
  from (select attname from pg_attribute where attrelid = target::regclass and attnum > 0 and not attisdropped) t
    full join (select attname from pg_attribute where attrelid = source::regclass and attnum > 0 and not attisdropped) s
      on s.attname = t.attname;
  if missing is not null and not fill_target then
    raise exception 'ALTER TABLE APPEND: the source has no column %; FILLTARGET would fill it', missing
      using errcode = '42703';
  elsif extra is not null and not ignore_extra then
    raise exception 'ALTER TABLE APPEND: the target has no column %; IGNOREEXTRA would drop it', extra
      using errcode = '42703';
  end if;
  execute format('insert into %s (%s) select %s from %s', target, shared, shared, source);
  execute format('delete from %s', source);
end $$;
