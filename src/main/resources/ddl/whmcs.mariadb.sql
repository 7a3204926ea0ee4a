-- WHMCS: an invoice that is set to Cancelled makes a row, once. In the database of WHMCS, with the table of
-- cancellation_request.mariadb.sql. It is part of the change: either both are stored or neither is.
--
-- Where the invoice's code is (fc-… for LaFactura) depends on the module that issues it. Here it is invoicenum. In a
-- table of the module's own: set code = (select m.tascode from mod_lafactura m where m.invoiceid = new.id limit 1);
-- An invoice without a code was never issued, so nothing is to be cancelled.
--
-- A row that was refused or invalid does not stand in the way of a new one; every other does.

drop trigger if exists anula_invoice_cancelled;
delimiter //
create trigger anula_invoice_cancelled after update on tblinvoices for each row
begin
    declare code text;
    if new.status = 'Cancelled' and not old.status <=> 'Cancelled' then
        set code = trim(new.invoicenum);
        if code <> '' and not exists (
            select 1 from cancellation_request
            where batch = concat('tblinvoices/', new.id) and status not in ('REJECTED', 'INVALID')
        ) then
            insert into cancellation_request (provider, invoice, reason, batch)
            values ('lafactura', code, concat('Factura ', code, ' anulada'), concat('tblinvoices/', new.id));
        end if;
    end if;
end//
delimiter ;

-- Anula's account: this table alone, and of it only what it writes. Choose the host and a password.
--   create user 'anula'@'localhost' identified by '…';
--   grant select, update (status, cancellation_id, credit_note, authority_code, message, updated_at)
--       on cancellation_request to 'anula'@'localhost';
