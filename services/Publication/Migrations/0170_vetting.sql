CREATE TABLE [VettingRounds] (
    [Id] $id$ NOT NULL PRIMARY KEY,
    [ProblemId] $id$ NOT NULL,
    [Round] $int$ NOT NULL,
    [Version] $int$ NOT NULL,
    [Document] $longtext$ NOT NULL
);
CREATE UNIQUE INDEX [UX_VettingRounds_Problem] ON [VettingRounds] ([ProblemId], [Round]);
CREATE TABLE [VettingSeats] (
    [VettingId] $id$ NOT NULL,
    [Person] $text200$ NOT NULL,
    CONSTRAINT [PK_VettingSeats] PRIMARY KEY ([VettingId], [Person])
);
CREATE INDEX [IX_VettingSeats_Person] ON [VettingSeats] ([Person]);
