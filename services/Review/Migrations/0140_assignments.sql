ALTER TABLE [Reviews] ADD [Assignments] $longtext$ NULL;
CREATE TABLE [Openings] (
    [SeatId] $id$ NOT NULL,
    [Code] $text50$ NOT NULL,
    [ReviewId] $id$ NOT NULL,
    [Reviewer] $text50$ NOT NULL,
    [At] $time$ NOT NULL,
    CONSTRAINT [Openings_Key] PRIMARY KEY ([SeatId], [Code])
);
CREATE INDEX [Openings_ReviewId] ON [Openings] ([ReviewId]);
CREATE TABLE [AssignmentRuns] (
    [Id] $id$ NOT NULL,
    [ReviewId] $id$ NOT NULL,
    [Input] $longtext$ NOT NULL,
    CONSTRAINT [AssignmentRuns_Key] PRIMARY KEY ([Id])
);
