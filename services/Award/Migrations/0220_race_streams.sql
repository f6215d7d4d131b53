-- Fen of a payment that are fiscal money; null where the race has one stream.
ALTER TABLE [RacePayments] ADD [FiscalFen] $int64$ NULL;
