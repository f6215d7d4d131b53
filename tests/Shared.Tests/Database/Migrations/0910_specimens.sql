CREATE TABLE [Specimens] (
    [Sequence] $sequence$,
    [Id] $id$ NOT NULL,
    [Version] $int$ NOT NULL,
    [At] $time$ NULL,
    [Day] $date$ NULL,
    [Exact] $text50$ NULL,
    [Name] $text200$ NULL,
    [Story] $longtext$ NULL,
    [Fen] $int64$ NULL,
    [Count] $int$ NULL,
    [IsOpen] $flag$ NULL,
    [State] $text50$ NULL,
    [Other] $id$ NULL
);
CREATE UNIQUE INDEX [Specimens_Id] ON [Specimens] ([Id]);
