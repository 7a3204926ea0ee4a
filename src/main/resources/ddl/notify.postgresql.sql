-- PostgreSQL: whoever inserts a row wakes Anula, which takes it at once and not at its next look. Set
-- requests.table.notify = cancellation_request. It is sent with the commit; a notice that is lost costs only the wait.

create or replace function cancellation_request_notify() returns trigger language plpgsql as $$
begin
    perform pg_notify('cancellation_request', '');
    return null;
end
$$;

drop trigger if exists cancellation_request_inserted on cancellation_request;
create trigger cancellation_request_inserted after insert on cancellation_request
    for each statement execute function cancellation_request_notify();

-- Anula's account: this table alone, and of it only what it writes.
--   create role anula login password '…';
--   grant select, update (status, cancellation_id, credit_note, authority_code, message, updated_at)
--       on cancellation_request to anula;
