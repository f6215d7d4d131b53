-- What goes back at the end of a project, by stream ('all' when there is one stream), and each booking of what was received.
CREATE TABLE [Owed] (
    [ChallengeId] $id$ NOT NULL,
    [Stream] $text50$ NOT NULL,
    [AmountFen] $int64$ NOT NULL,
    CONSTRAINT [PK_Owed] PRIMARY KEY ([ChallengeId], [Stream])
);

CREATE TABLE [Recoveries] (
    [ChallengeId] $id$ NOT NULL,
    [Number] $int$ NOT NULL,
    [Stream] $text50$ NOT NULL,
    [AmountFen] $int64$ NOT NULL,
    [Reference] $text200$ NOT NULL,
    [At] $time$ NOT NULL,
    CONSTRAINT [PK_Recoveries] PRIMARY KEY ([ChallengeId], [Number])
);

-- One receipt is booked once.
CREATE UNIQUE INDEX [UX_Recoveries_Reference] ON [Recoveries] ([ChallengeId], [Reference]);
