-- What teams of a race give back after it, by stream ('all' when there is one stream), and each booking of what was received.
CREATE TABLE [TeamOwed] (
    [ChallengeId] $id$ NOT NULL,
    [Team] $int$ NOT NULL,
    [Stream] $text50$ NOT NULL,
    [AmountFen] $int64$ NOT NULL,
    CONSTRAINT [PK_TeamOwed] PRIMARY KEY ([ChallengeId], [Team], [Stream])
);

CREATE TABLE [TeamRecoveries] (
    [ChallengeId] $id$ NOT NULL,
    [Team] $int$ NOT NULL,
    [Number] $int$ NOT NULL,
    [Stream] $text50$ NOT NULL,
    [AmountFen] $int64$ NOT NULL,
    [Reference] $text200$ NOT NULL,
    [At] $time$ NOT NULL,
    CONSTRAINT [PK_TeamRecoveries] PRIMARY KEY ([ChallengeId], [Team], [Number])
);

-- One receipt is booked once, for whichever team.
CREATE UNIQUE INDEX [UX_TeamRecoveries_Reference] ON [TeamRecoveries] ([ChallengeId], [Reference]);
