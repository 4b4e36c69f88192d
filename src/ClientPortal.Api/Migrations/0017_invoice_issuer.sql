-- Who issued an invoice stands on it as it was then, whatever the company's settings say later.
alter table portal.invoices add column issuer jsonb;
