-- The role under which the program works reads and writes rows, and of the history it only adds. Run by the owner; :role is put in.
grant usage on schema public to :role;
grant select, insert, update, delete on all tables in schema public to :role;
grant usage, select on all sequences in schema public to :role;
revoke update, delete, truncate on case_events, postings, balances, seals, seal_leaves, role_changes, consensuses from :role;
revoke insert on postings, balances from :role;
