ALTER TABLE [Challenges] ADD [BountyFen] $int64$ NULL;
CREATE INDEX [IX_Challenges_BountyFen] ON [Challenges] ([BountyFen], [Id]);
CREATE INDEX [IX_Challenges_Field] ON [Challenges] ([Field], [State]);
