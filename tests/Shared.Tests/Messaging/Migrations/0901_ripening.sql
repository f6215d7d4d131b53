CREATE TABLE [Ripening] (
    [Id] $id$ NOT NULL PRIMARY KEY,
    [Version] $int$ NOT NULL,
    [DueAt] $time$ NULL,
    [Runs] $int$ NOT NULL,
    [LastRunAt] $time$ NULL
);
CREATE INDEX [Ripening_DueAt] ON [Ripening] ([DueAt]);
