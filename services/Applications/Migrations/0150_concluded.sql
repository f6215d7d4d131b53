-- Sets that were opened before there was a formal check. A file of its own: SQL Server compiles a batch before the columns of 0140 are there.
UPDATE [Challenges] SET [ConcludedAt] = [SealedAt], [AdmittedCount] = [Count] WHERE [SealedAt] IS NOT NULL;
UPDATE [SealedApplications] SET [DecidedAt] = (SELECT c.[SealedAt] FROM [Challenges] c WHERE c.[Id] = [SealedApplications].[ChallengeId]);
