-- Who must not see which application. The rules are those of Domain/Reviews/Conflicts.cs, here as one query, so that every list and
-- every page can leave out what a person is barred from. Run after each migration by the owner of the tables; safe to run again.

-- The key of an organisation's name: case, spacing and the order of words do not count.
create or replace function body_key(name text) returns text language sql immutable parallel safe as $$
  select coalesce(string_agg(w, ' ' order by w collate "C"), '')
  from regexp_split_to_table(upper(name collate "und-x-icu"), E'[\\s\u3000,，·.]+') as s (w)
  where w <> ''
$$;

-- The keys of a person's name: one for each script in it.
create or replace function person_keys(name text) returns setof text language sql immutable parallel safe as $$
  select k from (values
    (regexp_replace(name, E'[^\u3400-\u9fff]', '', 'g')),
    (body_key(regexp_replace(name, E'[\u3400-\u9fff]', ' ', 'g')))) as v (k)
  where k <> ''
$$;

-- The keys of a name that may be a person's, an organisation's or an address.
create or replace function anybody_keys(name text) returns setof text language sql immutable parallel safe as $$
  select k from (
    select person_keys(name) union select body_key(name) union select lower(btrim(name)) where position('@' in name) > 0) as v (k)
  where k <> ''
$$;

-- An application's names follow its form.
create or replace function name_application() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.form = old.form then
      return null;
    end if;
    delete from application_names where application_id = new.id;
  end if;
  insert into application_names (application_id, role, key)
  select distinct new.id, n.role, n.key from (
    select 'Lead' as role, person_keys(coalesce(new.form ->> 'LeadName', '')) as key
    union all select 'Lead', lower(btrim(coalesce(new.form ->> 'LeadEmail', '')))
    union all select 'Team', person_keys(coalesce(t.value ->> 'Name', ''))
      from jsonb_array_elements(coalesce(new.form -> 'Team', '[]')) as t
    union all select 'Partner', body_key(coalesce(p.value ->> 'Name', ''))
      from jsonb_array_elements(coalesce(new.form -> 'Partners', '[]')) as p
    union all select 'Avoided', anybody_keys(coalesce(a.value ->> 'Name', ''))
      from jsonb_array_elements(coalesce(new.form -> 'Avoided', '[]')) as a) as n
  where n.key <> '';
  return null;
end $$;
create or replace trigger name_application after insert or update of form on applications
for each row execute function name_application();

create index if not exists ix_awards_lead_email_lower on awards (lower(btrim(lead_email)));

-- The hard conflicts of a person on a day that are certain. A person's name alone is none: that is decided in namesakes.
create or replace function barred_applications(person uuid, today date)
returns table (application_id uuid, code text) language sql stable as $$
  with own_address as (
    select lower(btrim(u.email)) as key from "AspNetUsers" u where u.id = person and btrim(u.email) <> ''
  ),
  own_body as (
    select distinct o.id, body_key(o.name_en) as en, body_key(o.name_zh) as zh
    from memberships m join organisations o on o.id = m.organisation_id
    where m.user_id = person
  ),
  tie as (
    select i.kind, i.other_name, i.organisation_id from interests i
    where i.user_id = person and i.starts_on <= today and (i.ends_on is null or i.ends_on >= today)
  ),
  tie_body as (
    select t.kind, body_key(t.other_name) as key from tie t where t.other_name <> ''
    union
    select t.kind, v.key
    from tie t join organisations o on o.id = t.organisation_id
    cross join lateral (values (body_key(o.name_en)), (body_key(o.name_zh))) as v (key)
    where v.key <> ''
  ),
  tie_address as (
    select t.kind, lower(btrim(t.other_name)) as key from tie t where position('@' in t.other_name) > 0
  ),
  decided as (
    select distinct on (n.application_id, n.code, n.key) n.application_id, n.code, n.key, n.is_same
    from namesakes n
    where n.user_id = person and (n.is_same or n.confirmed_at is not null)
    order by n.application_id, n.code, n.key, case when n.is_same then n.noted_at else n.confirmed_at end desc, n.is_same desc
  )
  select a.id, 'SameOrganisation' from applications a join own_body b on b.id = a.organisation_id
  union all
  select a.id, 'Endorser' from applications a join own_body b on b.id = a.endorser_id
  union all
  select n.application_id, n.role::text
  from own_body b join application_names n on n.key in (b.en, b.zh) and n.role in ('Partner', 'Avoided')
  union all
  select n.application_id, n.role::text
  from own_address o join application_names n on n.key = o.key and n.role in ('Avoided', 'Lead')
  union all
  select w.application_id, 'Lead' from own_address o join awards w on lower(btrim(w.lead_email)) = o.key
  union all
  select a.id, t.kind::text from tie t join applications a on a.organisation_id = t.organisation_id
  union all
  select a.id, t.kind::text
  from tie_body t
  join organisations o on t.key in (body_key(o.name_en), body_key(o.name_zh))
  join applications a on a.organisation_id = o.id
  union all
  select n.application_id, t.kind::text from tie_body t join application_names n on n.key = t.key and n.role = 'Partner'
  union all
  select n.application_id, t.kind::text from tie_address t join application_names n on n.key = t.key and n.role = 'Lead'
  union all
  select w.application_id, t.kind::text from tie_address t join awards w on lower(btrim(w.lead_email)) = t.key
  union all
  select d.application_id, d.code::text
  from decided d
  where d.is_same and (
    d.code in ('Avoided', 'Lead', 'Team')
    or exists (
      select from awards w
      where d.code = 'SharedProject' and w.number = split_part(d.key, ':', 1)
        and w.state in ('Active', 'OnHold', 'Suspended', 'Completing', 'Closing'))
    or exists (select from tie t where t.kind = d.code and d.key in (select anybody_keys(t.other_name))))
  union all
  select r.subject_id, 'Declared' from reviews r
  where r.reviewer_id = person and r.named_conflict and r.subject_kind = 'application'
  union all
  select w.application_id, 'Declared'
  from reviews r join milestones m on m.id = r.subject_id join awards w on w.id = m.award_id
  where r.reviewer_id = person and r.named_conflict and r.subject_kind = 'milestone'
$$;
