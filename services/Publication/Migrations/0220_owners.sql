CREATE INDEX [IX_Challenges_Owner] ON [Challenges] ([OwnerOrganisation], [PublishedAt], [Id]);
