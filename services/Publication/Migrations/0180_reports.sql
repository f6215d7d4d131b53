-- Reports of lobbying (R29): content and answers are sealed, the receipt is a keyed fingerprint.
CREATE TABLE [Reports] (
    [Sequence] $sequence$,
    [Id] $id$ NOT NULL,
    [Version] $int$ NOT NULL,
    [Receipt] $text200$ NOT NULL,
    [State] $text50$ NOT NULL,
    [FiledAt] $time$ NOT NULL,
    [Sealed] $longtext$ NOT NULL
);
CREATE UNIQUE INDEX [Reports_Receipt] ON [Reports] ([Receipt]);
CREATE UNIQUE INDEX [Reports_Id] ON [Reports] ([Id]);
