CREATE TABLE [Signatures] (
    [ChallengeId] $id$ NOT NULL,
    [Revision] $int$ NOT NULL,
    [Party] $text50$ NOT NULL,
    [Person] $text200$ NOT NULL,
    [Digest] $text200$ NOT NULL,
    [At] $time$ NOT NULL,
    CONSTRAINT [PK_Signatures] PRIMARY KEY ([ChallengeId], [Revision], [Party])
);

-- Nobody signs one task book for two parties.
CREATE UNIQUE INDEX [UX_Signatures_Person] ON [Signatures] ([ChallengeId], [Revision], [Person]);

-- Each milestone pays once (R23).
CREATE TABLE [Payments] (
    [ChallengeId] $id$ NOT NULL,
    [Milestone] $int$ NOT NULL,
    [AmountFen] $int64$ NOT NULL,
    [At] $time$ NOT NULL,
    CONSTRAINT [PK_Payments] PRIMARY KEY ([ChallengeId], [Milestone])
);
