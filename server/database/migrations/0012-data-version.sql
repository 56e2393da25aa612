create index response_completed on response (study_id, completed_at);
create index panel_record_known on panel_record (study_id, known_at, participation_at, batch);
