-- Files that were answered long ago are found by their state and age.
create index if not exists intake_file_age on intake_file (state, received_at);
drop index intake_file_state if exists;
