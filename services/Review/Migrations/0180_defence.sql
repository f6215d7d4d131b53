ALTER TABLE [Reviews] ADD [Defence] $longtext$ NULL;
CREATE TABLE [DefenceQuestions] (
    [SeatId] $id$ NOT NULL,
    [Code] $text50$ NOT NULL,
    [Round] $int$ NOT NULL,
    [ReviewId] $id$ NOT NULL,
    [Version] $int64$ NOT NULL,
    [Questions] $longtext$ NOT NULL,
    CONSTRAINT [DefenceQuestions_Key] PRIMARY KEY ([SeatId], [Code], [Round])
);
CREATE INDEX [DefenceQuestions_ReviewId] ON [DefenceQuestions] ([ReviewId]);
CREATE TABLE [DefenceSheets] (
    [Id] $id$ NOT NULL,
    [ReviewId] $id$ NOT NULL,
    [SeatId] $id$ NOT NULL,
    [Code] $text50$ NOT NULL,
    [Round] $int$ NOT NULL,
    [Version] $int64$ NOT NULL,
    [State] $text50$ NOT NULL,
    [Voided] $flag$ NOT NULL,
    [Scores] $longtext$ NOT NULL,
    [AbstainReason] $text2000$ NULL,
    [SavedAt] $time$ NOT NULL,
    CONSTRAINT [DefenceSheets_Key] PRIMARY KEY ([Id])
);
CREATE UNIQUE INDEX [DefenceSheets_Seat_Code_Round] ON [DefenceSheets] ([SeatId], [Code], [Round]);
CREATE INDEX [DefenceSheets_ReviewId] ON [DefenceSheets] ([ReviewId]);
