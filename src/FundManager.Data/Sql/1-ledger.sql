-- What the model cannot say: triggers of events, postings and balances, and the seals. Run after each migration by the owner of
-- the tables; safe to run again.

-- The owner of a balance row: the fund has Source, Available and Returned, the award everything else.
create or replace function balance_owner(place text, fund uuid, award uuid) returns uuid language sql immutable as $$
  select case when place in ('Source', 'Available', 'Returned') then fund else award end
$$;

-- An event enters only at the end of its case's chain, with the hash that its text gives.
create or replace function chain_case_event() returns trigger language plpgsql as $$
declare
  head bytea := decode(repeat('00', 32), 'hex');
begin
  if new.number > 1 then
    select hash into head from case_events where case_id = new.case_id and number = new.number - 1;
    if not found then
      raise exception 'event % of case % has no predecessor', new.number, new.case_id
        using errcode = '23514', table = 'case_events', constraint = 'ck_case_events_chain';
    end if;
  end if;
  if new.hash <> sha256(head || convert_to(new.body, 'UTF8')) then
    raise exception 'event % of case % does not carry its own hash', new.number, new.case_id
      using errcode = '23514', table = 'case_events', constraint = 'ck_case_events_chain';
  end if;
  return new;
end $$;
create or replace trigger chain_case_event before insert on case_events for each row execute function chain_case_event();

-- The postings of an event are those in its text; the balance rows follow, always locked in the order of their owners.
create or replace function post_case_event() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  change record;
begin
  insert into postings (case_id, event_number, line, fund_id, call_id, award_id, from_place, to_place, amount)
  select new.case_id, new.number, p.line, (p.value ->> 'fund')::uuid, (p.value ->> 'call')::uuid, (p.value ->> 'award')::uuid,
         p.value ->> 'from', p.value ->> 'to', (p.value ->> 'amount')::numeric(18, 2)
  from jsonb_array_elements(new.body::jsonb -> 'postings') with ordinality as p (value, line);

  -- Waiters stand in one queue here: on the balance row itself each commit would wake all of them.
  perform pg_advisory_xact_lock(hashtextextended(o.id::text, 0))
  from (select distinct balance_owner(m.place, p.fund_id, p.award_id) as id
        from postings p cross join lateral (values (p.from_place), (p.to_place)) as m (place)
        where p.case_id = new.case_id and p.event_number = new.number
        order by 1) o;

  for change in
    select balance_owner(m.place, p.fund_id, p.award_id) as owner_id, m.place, p.fund_id, sum(m.amount) as amount
    from postings p
    cross join lateral (values (p.from_place, -p.amount), (p.to_place, p.amount)) as m (place, amount)
    where p.case_id = new.case_id and p.event_number = new.number
    group by 1, 2, 3
    order by 1, 2
  loop
    update balances set amount = amount + change.amount where owner_id = change.owner_id and place = change.place;
    if not found then
      insert into balances (owner_id, place, fund_id, amount) values (change.owner_id, change.place, change.fund_id, change.amount)
      on conflict (owner_id, place) do update set amount = balances.amount + excluded.amount;
    end if;
  end loop;
  return null;
end $$;
drop trigger if exists post_case_event on case_events;
create constraint trigger post_case_event after insert on case_events deferrable initially deferred
  for each row when (new.body like '%"postings":[{%') execute function post_case_event();

-- Nothing of the history is ever changed or taken away, not even by the owner of the tables.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '42501', table = tg_table_name;
end $$;
create or replace trigger refuse_change before update or delete on case_events for each row execute function refuse_change();
create or replace trigger refuse_change before update or delete on postings for each row execute function refuse_change();
create or replace trigger refuse_truncate before truncate on case_events for each statement execute function refuse_change();
create or replace trigger refuse_truncate before truncate on postings for each statement execute function refuse_change();
create or replace trigger refuse_truncate before truncate on balances for each statement execute function refuse_change();
-- Postings and balances come from the trigger above and from nowhere else.
create or replace trigger refuse_by_hand before insert on postings for each row when (pg_trigger_depth() = 0) execute function refuse_change();
create or replace trigger refuse_by_hand before insert or update or delete on balances for each row when (pg_trigger_depth() = 0) execute function refuse_change();

-- The nightly seals over the heads of all cases that moved.
create table if not exists seals (
  number integer constraint pk_seals primary key, sealed_at timestamptz not null, previous bytea not null, root bytea not null, leaves integer not null);
create table if not exists seal_leaves (
  seal integer not null constraint fk_seal_leaves_seals references seals deferrable initially deferred,
  case_id uuid not null, number integer not null, hash bytea not null, constraint pk_seal_leaves primary key (seal, case_id));
create index if not exists ix_seal_leaves_case on seal_leaves (case_id, seal desc);
create or replace trigger refuse_change before update or delete on seals for each row execute function refuse_change();
create or replace trigger refuse_change before update or delete on seal_leaves for each row execute function refuse_change();

create or replace trigger refuse_truncate before truncate on seals for each statement execute function refuse_change();
create or replace trigger refuse_truncate before truncate on seal_leaves for each statement execute function refuse_change();

create or replace view case_heads as
  select id as case_id, 'fund' as kind, number, event_count, head_hash, state from funds
  union all select id, 'call', number, event_count, head_hash, state from calls
  union all select id, 'application', number, event_count, head_hash, state from applications
  union all select id, 'review', number, event_count, head_hash, state from reviews
  union all select id, 'award', number, event_count, head_hash, state from awards
  union all select id, 'input', number, event_count, head_hash, state from inputs
  union all select id, 'milestone', number, event_count, head_hash, state from milestones
  union all select id, 'disbursement', number, event_count, head_hash, state from disbursements
  union all select id, 'appraisal', number, event_count, head_hash, state from appraisals
  union all select id, 'finding', number, event_count, head_hash, state from findings
  union all select id, 'recovery', number, event_count, head_hash, state from recoveries
  union all select id, 'amendment', number, event_count, head_hash, state from amendments
  union all select id, 'expenditure', number, event_count, head_hash, state from expenditures;
