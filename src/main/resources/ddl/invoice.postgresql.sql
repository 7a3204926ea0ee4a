-- PostgreSQL: any table of invoices fills the request table. The function makes a row of a row; its arguments are the
-- provider and the names of the columns with the invoice's code and with the reason. Once an invoice: only what was
-- refused or invalid may be asked for again. It is part of the change: either both are stored or neither is.
-- Those who change invoices need no right on cancellation_request: the function has its owner's.

create or replace function request_cancellation() returns trigger language plpgsql security definer as $$
declare
    code text := btrim(to_jsonb(new) ->> tg_argv[1]);
    reason text := to_jsonb(new) ->> tg_argv[2];
begin
    if code <> '' and not exists (
        select 1 from cancellation_request r
        where r.provider = tg_argv[0] and r.invoice = code and r.status not in ('REJECTED', 'INVALID')
    ) then
        insert into cancellation_request (provider, invoice, reason)
        values (tg_argv[0], code, coalesce(nullif(btrim(reason), ''), 'Factura ' || code || ' anulada'));
    end if;
    return null;
end
$$;
-- A function with its owner's rights looks only where its owner says: name the schema of cancellation_request.
alter function request_cancellation() set search_path = public, pg_temp;

-- Speeds up the question above.
create index if not exists cancellation_request_invoice on cancellation_request (provider, invoice);

-- For a table invoice (code, status, reason); name yours:
--   create trigger invoice_cancelled after update of status on invoice for each row
--       when (new.status = 'CANCELLED' and old.status is distinct from new.status)
--       execute function request_cancellation('lafactura', 'code', 'reason');
