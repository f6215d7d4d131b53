CREATE TABLE [Proposals] (
    [Id] $id$ NOT NULL,
    [ChallengeId] $id$ NOT NULL,
    [Code] $text200$ NOT NULL,
    [Active] $flag$ NOT NULL,
    CONSTRAINT [PK_Proposals] PRIMARY KEY ([Id])
);

-- At most one active award per challenge, whatever the program does.
CREATE UNIQUE INDEX [UX_Proposals_Active] ON [Proposals] ([ChallengeId]) WHERE [Active] = 1;
