create table study_draft (
  id text primary key,
  created_at text not null,
  created_by text not null,
  removed_at text
);
create table draft_document (
  study_id text not null references study_draft (id),
  name text not null,
  revision integer not null,
  content text,
  saved_at text not null,
  saved_by text not null,
  primary key (study_id, name, revision)
);
create table draft_review (
  id text primary key,
  study_id text not null references study_draft (id),
  documents_hash text not null,
  reviewed_at text not null,
  reviewed_by text not null,
  note text not null
);
create index draft_review_study on draft_review (study_id, reviewed_at);
create table draft_comment (
  id text primary key,
  study_id text not null references study_draft (id),
  document text not null,
  place text not null,
  body text not null,
  written_at text not null,
  written_by text not null,
  settled_at text,
  settled_by text
);
create index draft_comment_study on draft_comment (study_id, written_at);
