-- Decisions stand in the chain that all services share.
DROP TABLE [Decisions];
