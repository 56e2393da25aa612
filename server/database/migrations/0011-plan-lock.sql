create table plan_lock (
  study_id text primary key,
  locked_at text not null,
  locked_by text not null,
  hash text not null,
  plan text not null,
  variables text not null,
  instruments text not null
);
