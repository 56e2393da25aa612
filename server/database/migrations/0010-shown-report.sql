create table shown_table (
  study_id text not null,
  name text not null,
  version text not null,
  read_at text not null,
  counts text not null,
  primary key (study_id, name)
);
create table shown_view (
  study_id text not null,
  name text not null,
  view_key text not null,
  content text not null,
  primary key (study_id, name, view_key)
);
