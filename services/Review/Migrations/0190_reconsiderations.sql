ALTER TABLE [Reviews] ADD [Reconsiderations] $longtext$ NULL;
ALTER TABLE [Reviews] ADD [PastRankings] $longtext$ NULL;
