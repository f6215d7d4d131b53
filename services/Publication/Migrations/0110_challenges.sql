CREATE TABLE [Challenges] (
    [Id] $id$ NOT NULL PRIMARY KEY,
    [Version] $int$ NOT NULL,
    [State] $text50$ NOT NULL,
    [Stage] $text50$ NOT NULL,
    [Department] $text200$ NOT NULL,
    [OwnerOrganisation] $text200$ NOT NULL,
    [Field] $text200$ NOT NULL,
    [CallNumber] $text50$ NULL,
    [DraftedAt] $time$ NOT NULL,
    [PublishedAt] $time$ NULL,
    [ClosesAt] $time$ NULL,
    [DueAt] $time$ NULL,
    [Words] $longtext$ NOT NULL,
    [Document] $longtext$ NOT NULL
);
CREATE INDEX [IX_Challenges_DueAt] ON [Challenges] ([DueAt]);
CREATE INDEX [IX_Challenges_ClosesAt] ON [Challenges] ([ClosesAt], [Id]);
CREATE INDEX [IX_Challenges_PublishedAt] ON [Challenges] ([PublishedAt], [Id]);
CREATE INDEX [IX_Challenges_Department] ON [Challenges] ([Department], [State]);
CREATE INDEX [IX_Challenges_Call] ON [Challenges] ([CallNumber]);
CREATE TABLE [ChallengeNumbers] (
    [Number] $text50$ NOT NULL PRIMARY KEY,
    [ChallengeId] $id$ NOT NULL
);
CREATE UNIQUE INDEX [UX_ChallengeNumbers_Challenge] ON [ChallengeNumbers] ([ChallengeId]);
