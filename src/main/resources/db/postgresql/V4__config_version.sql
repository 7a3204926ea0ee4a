-- What ran when: one row for each set of settings and routes that came to run. The files are a JSON array; those of the
-- routes with what they held, those of the settings with their hashes only, because they may hold passwords.
create table config_version (
    version     bigint       not null primary key,
    happened_at bigint       not null,
    node        varchar(100) not null,
    files       text not null
);
-- Under which of them a change was made, and who made it where a person did; empty for what is older.
alter table history add column config_version bigint;
alter table history add column actor varchar(100);
