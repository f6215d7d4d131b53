CREATE TABLE [Races] (
    [ChallengeId] $id$ NOT NULL,
    [BudgetFen] $int64$ NOT NULL,
    [Teams] $int$ NOT NULL,
    CONSTRAINT [PK_Races] PRIMARY KEY ([ChallengeId])
);

CREATE TABLE [RaceSignatures] (
    [ChallengeId] $id$ NOT NULL,
    [Team] $int$ NOT NULL,
    [Revision] $int$ NOT NULL,
    [Party] $text50$ NOT NULL,
    [Person] $text200$ NOT NULL,
    [Digest] $text200$ NOT NULL,
    [At] $time$ NOT NULL,
    CONSTRAINT [PK_RaceSignatures] PRIMARY KEY ([ChallengeId], [Team], [Revision], [Party])
);

-- Nobody signs the task book of one team for two parties.
CREATE UNIQUE INDEX [UX_RaceSignatures_Person] ON [RaceSignatures] ([ChallengeId], [Team], [Revision], [Person]);

-- Each team is paid once for a stage (R23); the stage behind the last one is the completion.
CREATE TABLE [RacePayments] (
    [ChallengeId] $id$ NOT NULL,
    [Team] $int$ NOT NULL,
    [Stage] $int$ NOT NULL,
    [AmountFen] $int64$ NOT NULL,
    [At] $time$ NOT NULL,
    CONSTRAINT [PK_RacePayments] PRIMARY KEY ([ChallengeId], [Team], [Stage])
);
