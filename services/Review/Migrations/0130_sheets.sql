CREATE TABLE [Seats] (
    [Id] $id$ NOT NULL,
    [ReviewId] $id$ NOT NULL,
    [Person] $text200$ NOT NULL,
    CONSTRAINT [Seats_Key] PRIMARY KEY ([Id])
);
CREATE INDEX [Seats_Person] ON [Seats] ([Person]);
CREATE TABLE [Sheets] (
    [Id] $id$ NOT NULL,
    [ReviewId] $id$ NOT NULL,
    [SeatId] $id$ NOT NULL,
    [Code] $text50$ NOT NULL,
    [Version] $int64$ NOT NULL,
    [State] $text50$ NOT NULL,
    [Voided] $flag$ NOT NULL,
    [Scores] $longtext$ NOT NULL,
    [AbstainReason] $text2000$ NULL,
    [SavedAt] $time$ NOT NULL,
    CONSTRAINT [Sheets_Key] PRIMARY KEY ([Id])
);
CREATE UNIQUE INDEX [Sheets_Seat_Code] ON [Sheets] ([SeatId], [Code]);
CREATE INDEX [Sheets_ReviewId] ON [Sheets] ([ReviewId]);
