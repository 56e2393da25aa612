alter table contact_attempt add column worker text;
create index contact_attempt_outcome on contact_attempt (outcome, recorded_at);
create index contact_attempt_mode on contact_attempt (mode, recorded_at);
create index contact_attempt_run on contact_attempt (run_id);
create table contact_text_version (
  id text primary key,
  study_id text not null references study (id),
  text_key text not null,
  version integer not null,
  hash text not null,
  words text not null,
  published_at text not null,
  unique (study_id, text_key, version)
);
create table sending_stop (
  id text primary key,
  study_id text not null references study (id),
  stopped_at text not null,
  stopped_by text not null,
  reason text not null,
  resumed_at text,
  resumed_by text
);
create index sending_stop_study on sending_stop (study_id, stopped_at);
create table print_run (
  id text primary key,
  study_id text not null references study (id),
  day text not null,
  number integer not null,
  opened_at text not null,
  closed_at text,
  posted_at text,
  unique (study_id, day, number)
);
create table letter (
  reference text primary key,
  case_id text not null references sample_case (id),
  kind text not null,
  ordinal integer not null,
  tries integer not null,
  run_id text references print_run (id)
);
create index letter_run on letter (run_id, reference);
create table call_attempt (
  id text primary key,
  case_id text not null references sample_case (id),
  kind text not null,
  ordinal integer not null,
  at text not null,
  outcome text not null,
  appointment_at text,
  actor text not null,
  undone_at text
);
create index call_attempt_case on call_attempt (case_id, at);
