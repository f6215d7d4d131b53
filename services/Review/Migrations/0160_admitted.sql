ALTER TABLE [Reviews] ADD [Admitted] $longtext$ NULL;
