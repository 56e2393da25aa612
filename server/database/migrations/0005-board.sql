create table board_member (
  member_id text primary key references panel_member (id),
  study_id text not null references study (id),
  group_value text not null,
  cohort text not null,
  participation text not null,
  traits text not null,
  cell text not null,
  weight double precision not null,
  pattern text not null,
  trace text not null,
  trace_since text not null,
  last_good_on text not null
);
create index board_member_study on board_member (study_id, member_id);
create index board_member_participation on board_member (study_id, participation, member_id);
create index board_member_trace on board_member (study_id, trace, member_id) where trace <> '';
create table board_case (
  member_id text not null references panel_member (id),
  wave text not null,
  study_id text not null references study (id),
  status text not null,
  code text not null,
  final integer not null,
  issued integer not null,
  entered integer not null,
  corrected integer not null,
  stuck text not null,
  opens_on text not null,
  answered_after integer not null,
  invited_on text not null,
  completed_on text not null,
  refused_on text not null,
  returned_on text not null,
  next_on text not null,
  next_mode text not null,
  primary key (member_id, wave)
);
create index board_case_status on board_case (study_id, status, member_id, wave);
create index board_case_code on board_case (study_id, code, member_id, wave);
create index board_case_stuck on board_case (study_id, stuck, member_id, wave) where stuck <> '';
create index board_case_next on board_case (study_id, next_on, member_id, wave) where next_on <> '';
create index board_case_completed on board_case (study_id, completed_on, member_id, wave) where completed_on <> '';
create table board_count (
  study_id text not null references study (id),
  kind text not null,
  wave text not null,
  a text not null,
  b text not null,
  c text not null,
  n integer not null,
  weight double precision not null,
  squares double precision not null,
  primary key (study_id, kind, wave, a, b, c)
);
create table disposition_correction (
  id text primary key,
  member_id text not null references panel_member (id),
  wave text not null,
  code text,
  reason text,
  actor text not null,
  at text not null
);
create index disposition_correction_member on disposition_correction (member_id, wave, at);
