-- What no stamp explains: a fact found by a rule, its reasons and the rows it used, and what was done about it.
create table findings_finding (
  id              text collate "C" primary key,
  natural_key     text not null unique,
  rule            text not null,
  edition         text not null,
  severity        smallint not null check (severity between 1 and 3),
  unit            text,
  subject         text,
  desk            text not null check (desk in ('unit', 'ethics')),
  day             date not null,
  raised_at       timestamptz not null,
  things          jsonb not null,
  reasons         jsonb not null,
  rows_used       jsonb not null,
  -- How many earlier findings of the same rule about the same person (or unit) were confirmed.
  recurrence      integer not null default 0,
  state           text collate "C" not null default 'open' check (state in ('open', 'in_hand', 'closed', 'rechecked')),
  owner           text,
  taken_at        timestamptz,
  outcome         text check (outcome in ('explained', 'improper', 'no_fault', 'system')),
  disclosure      text check (disclosure in ('yes', 'no', 'unknown')),
  conclusion      text,
  closed_by       text,
  closed_at       timestamptz,
  recheck_due     date,
  rechecked_by    text,
  rechecked_at    timestamptz,
  check ((state = 'open') = (owner is null)),
  check ((state in ('closed', 'rechecked')) = (outcome is not null and disclosure is not null and closed_by is not null)),
  -- INVARIANT: who re-checks is neither its owner nor the one who closed it.
  check (rechecked_by is null or (rechecked_by <> owner and rechecked_by <> closed_by))
);
create index findings_finding_day on findings_finding (day desc, id desc);
create index findings_finding_unit on findings_finding (unit, day desc, id desc);
create index findings_finding_state on findings_finding (state, day desc, id desc);
create index findings_finding_rule on findings_finding (rule, day desc, id desc);
create index findings_finding_subject on findings_finding (subject, rule) where subject is not null;
create index findings_finding_recheck on findings_finding (recheck_due) where state = 'closed' and recheck_due is not null;

create table findings_note (
  id      text collate "C" primary key,
  no      bigint generated always as identity,
  finding text collate "C" not null references findings_finding,
  person  text not null,
  name    text not null,
  at      timestamptz not null,
  text    text not null
);
create index findings_note_finding on findings_note (finding, no);

-- A corrective action: done by its owner, verified by somebody else (M207).
create table findings_action (
  id          text collate "C" primary key,
  finding     text collate "C" not null references findings_finding,
  text        text not null,
  owner       text not null,
  due         date not null,
  set_by      text not null,
  set_at      timestamptz not null,
  done_at     timestamptz,
  done_note   text,
  verified_by text,
  verified_at timestamptz,
  check (verified_by is null or verified_by <> owner),
  check (verified_at is null or done_at is not null)
);
create index findings_action_finding on findings_action (finding, id);
create index findings_action_owner on findings_action (owner, due, id) where verified_at is null;
