CREATE TABLE [Notes] (
    [Id] $id$ NOT NULL,
    [Author] $text200$ NOT NULL,
    [Text] $text2000$ NOT NULL,
    [Version] $int64$ NOT NULL,
    [RungAt] $time$ NULL,
    [DueAt] $time$ NULL,
    CONSTRAINT [Notes_Key] PRIMARY KEY ([Id])
);
CREATE INDEX [Notes_DueAt] ON [Notes] ([DueAt]);
