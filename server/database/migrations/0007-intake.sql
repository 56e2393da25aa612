alter table panel_member rename to panel_record;
alter table panel_record add column batch integer not null default 0;
drop index panel_member_study;
drop index panel_member_quiet;
drop index panel_member_cohort;
drop index panel_member_board;
create index panel_record_study on panel_record (study_id, id, batch);
create index panel_record_quiet on panel_record (study_id, quiet_until, quiet_mode, batch);
create index panel_record_cohort on panel_record (study_id, cohort, batch);
create index panel_record_board on panel_record (study_id, board_until, batch);
create table hidden_batch (batch integer primary key);
create view panel_member as
  select id, study_id, language, participation, participation_at, created_at, events, facts, known_at, quiet_until, quiet_mode,
    reachable_by, refused_modes, cohort, board_until
  from panel_record where batch not in (select batch from hidden_batch);
alter table import_job add column batch integer not null default 0;
alter table import_job add column taken integer not null default 0;
update import_job set state = 'uploaded' where state in ('checking', 'checked');
drop table import_member;
drop table import_contact;
drop table import_match;
create table import_member (
  import_id text not null,
  row_number integer not null,
  member_id text not null,
  likeness text not null,
  alike_in text not null,
  alike text not null,
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
create index import_member_likeness on import_member (import_id, likeness, row_number) where likeness <> '';
create table import_contact (
  import_id text not null,
  row_number integer not null,
  member_id text not null,
  kind text not null,
  value text not null,
  primary key (import_id, row_number, kind)
);
create table import_match (
  import_id text not null,
  row_number integer not null,
  member_id text not null,
  kind text not null,
  hash text not null,
  primary key (import_id, row_number, kind)
);
create index import_match_hash on import_match (hash, import_id, row_number);
