-- One row an act, written in the transaction of the business it records. The readable columns are computed from the
-- record, so that they can't say anything else than what was hashed.
create table ledger_act (
  id        bigint generated always as identity primary key,
  leaf      bigint unique,
  record    jsonb not null,
  salts     bytea not null,
  destroyed jsonb not null default '{}',
  -- Keyed mark by this installation over record and salts: an act slipped in by SQL has none.
  voucher   bytea not null,
  kind      text not null generated always as (record ->> 'act') stored,
  at        text not null generated always as (record ->> 'at') stored,
  doer      text not null generated always as (record ->> 'by') stored,
  thing     text not null generated always as (record ->> 'on') stored
);
create index ledger_act_waiting on ledger_act (id) where leaf is null;
create index ledger_act_thing on ledger_act (thing, id);
create index ledger_act_doer on ledger_act (doer, id);

-- An act is never edited or deleted. Allowed: giving it its leaf number once, and destroying fields (value and salt go, the hash stays).
create function ledger_act_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'an act is never deleted' using errcode = 'SR001'; end if;
  if old.leaf is not null and new.leaf is distinct from old.leaf then
    raise exception 'an act keeps its leaf' using errcode = 'SR001';
  end if;
  if new.record is distinct from old.record and new.destroyed = old.destroyed then
    raise exception 'an act is never edited' using errcode = 'SR001';
  end if;
  return new;
end $$;
create trigger ledger_act_guard before update or delete on ledger_act for each row execute function ledger_act_guard();

create table ledger_state (
  one       boolean primary key default true check (one),
  origin    text not null,
  size      bigint not null default 0,
  root      bytea not null
);
-- Acts that the sequencer found without a right voucher: they get no leaf, and the evidence shows them.
create table ledger_foreign (
  act bigint primary key references ledger_act (id),
  at  timestamptz not null
);
create table ledger_tile (
  level integer not null,
  index bigint not null,
  width integer not null,
  data  bytea not null,
  primary key (level, index)
);
create table ledger_bundle (
  index bigint primary key,
  width integer not null,
  data  bytea not null
);
create table ledger_checkpoint (
  size bigint primary key,
  at   timestamptz not null,
  note text not null,
  cosignatures text not null default ''
);
