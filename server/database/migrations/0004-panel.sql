create table vault_match (
  member_id text not null,
  kind text not null,
  hash text not null,
  primary key (member_id, kind, hash)
);
create index vault_match_hash on vault_match (kind, hash);
create index panel_member_cohort on panel_member (study_id, cohort);
create table import_job (
  id text primary key,
  study_id text not null references study (id),
  kind text not null,
  file_name text not null,
  file_size double precision not null,
  file_hash text not null,
  actor text not null,
  created_at text not null,
  state text not null,
  state_at text not null,
  columns text not null,
  guess text not null,
  mapping text,
  cohort text not null,
  rows_read integer not null,
  share double precision not null,
  counts text,
  panel_at text,
  failed_because text
);
create index import_job_study on import_job (study_id, created_at);
create table import_finding (
  import_id text not null,
  position integer not null,
  severity text not null,
  row_number integer not null,
  column_name text not null,
  code text not null,
  value text not null,
  primary key (import_id, position)
);
create table import_member (
  import_id text not null,
  row_number integer not null,
  member_id text not null,
  possible integer not null,
  language text not null,
  events text not null,
  facts text not null,
  reachable_by text not null,
  name text not null,
  code text not null,
  code_hash text not null,
  known_before text not null,
  reachable_before text not null,
  primary key (import_id, row_number)
);
create index import_member_member on import_member (import_id, member_id);
create table import_contact (
  import_id text not null,
  row_number integer not null,
  member_id text not null,
  kind text not null,
  value text not null,
  primary key (import_id, row_number, kind)
);
create index import_contact_member on import_contact (import_id, member_id, kind);
create table import_match (
  import_id text not null,
  row_number integer not null,
  member_id text not null,
  kind text not null,
  hash text not null,
  primary key (import_id, row_number, kind, hash)
);
create index import_match_hash on import_match (import_id, kind, hash, row_number);
create table import_margin (
  import_id text not null,
  variable text not null,
  level text not null,
  count double precision not null,
  primary key (import_id, variable, level)
);
create table population_margin (
  study_id text not null references study (id),
  variable text not null,
  level text not null,
  count double precision not null,
  import_id text not null,
  since text not null,
  primary key (study_id, variable, level)
);
create table member_merge (
  id text primary key,
  study_id text not null references study (id),
  kept_id text not null references panel_member (id),
  other_id text not null references panel_member (id),
  merged_at text not null,
  actor text not null,
  participation_before text not null,
  kept_before text not null,
  moved_cases text not null,
  moved_codes text not null,
  undone_at text
);
create index member_merge_kept on member_merge (kept_id);
create index member_merge_other on member_merge (other_id);
create table distinct_pair (
  first_id text not null references panel_member (id),
  second_id text not null references panel_member (id),
  decided_at text not null,
  primary key (first_id, second_id)
);
create table incentive (
  member_id text not null references panel_member (id),
  wave text not null,
  study_id text not null references study (id),
  cents integer not null,
  issued_at text not null,
  claimed_at text,
  primary key (member_id, wave)
);
create index incentive_study on incentive (study_id, issued_at);
