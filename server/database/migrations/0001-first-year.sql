create table study (
  id text primary key,
  design text not null,
  design_hash text not null,
  published text,
  simulated integer not null,
  published_at text not null
);
create table instrument_version (
  id text primary key,
  study_id text not null references study (id),
  instrument text not null,
  version integer not null,
  hash text not null,
  definition text not null,
  published_at text not null,
  unique (study_id, instrument, version),
  unique (study_id, instrument, hash)
);
create table panel_member (
  id text primary key,
  study_id text not null references study (id),
  language text not null,
  participation text not null,
  participation_at text not null,
  created_at text not null,
  events text not null,
  facts text not null,
  known_at text not null,
  quiet_until text not null
);
create index panel_member_study on panel_member (study_id, id);
create index panel_member_quiet on panel_member (study_id, quiet_until);
create table sample_case (
  id text primary key,
  member_id text not null references panel_member (id),
  study_id text not null references study (id),
  wave text not null,
  instrument_version_id text references instrument_version (id),
  period_from text,
  period_to text,
  revision integer not null,
  first_access_at text,
  last_activity_at text,
  completed_at text,
  refused_at text,
  unique (member_id, wave)
);
create index sample_case_study on sample_case (study_id, wave);
create table contact_attempt (
  case_id text not null references sample_case (id),
  kind text not null,
  ordinal integer not null,
  mode text not null,
  text_key text not null,
  recorded_at text not null,
  outcome text not null,
  primary key (case_id, kind, ordinal)
);
create table answer_revision (
  case_id text not null references sample_case (id),
  revision integer not null,
  save_id text not null,
  page text not null,
  instrument_version_id text not null references instrument_version (id),
  language text not null,
  mode text not null,
  period_from text not null,
  period_to text not null,
  saved_at text not null,
  answers text not null,
  primary key (case_id, revision),
  unique (case_id, save_id)
);
create table response (
  case_id text primary key references sample_case (id),
  study_id text not null references study (id),
  member_id text not null references panel_member (id),
  wave text not null,
  instrument_version_id text not null references instrument_version (id),
  language text not null,
  mode text not null,
  period_from text not null,
  period_to text not null,
  completed_at text not null,
  answers text not null,
  unique (member_id, wave)
);
create index response_study on response (study_id, member_id);
create table vault_person (
  member_id text primary key references panel_member (id),
  name text not null,
  email text,
  code text not null
);
create table vault_code (
  code_hash text primary key,
  member_id text not null references panel_member (id),
  created_at text not null
);
create index vault_code_member on vault_code (member_id);
create table respondent_session (
  token_hash text primary key,
  member_id text not null references panel_member (id),
  expires_at text not null
);
create index respondent_session_member on respondent_session (member_id);
create table audit (
  id text primary key,
  at text not null,
  actor text not null,
  action text not null,
  subject text not null,
  detail text,
  detail_hash text not null,
  position integer unique,
  hash text
);
create index audit_subject on audit (subject, at);
create index audit_unsealed on audit (at, id) where position is null;
create table staff (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified integer not null,
  image text,
  role text not null,
  created_at text not null,
  updated_at text not null
);
create table staff_session (
  id text primary key,
  token text not null unique,
  user_id text not null references staff (id),
  expires_at text not null,
  ip_address text,
  user_agent text,
  created_at text not null,
  updated_at text not null
);
create table staff_account (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references staff (id),
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at text,
  refresh_token_expires_at text,
  scope text,
  password text,
  created_at text not null,
  updated_at text not null,
  unique (provider_id, account_id)
);
create table staff_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at text not null,
  created_at text,
  updated_at text
);
