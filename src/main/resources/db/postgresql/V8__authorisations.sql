-- What marks the authority's authorisation of a request, such as its CAE: so that the same one under another order is seen.
-- The cancellation is the first that had it, or the first since that one was rejected.
create table if not exists authorisation_mark (
    mark            varchar(400) collate "C" not null primary key,
    cancellation_id varchar(26) collate "C" not null
);
