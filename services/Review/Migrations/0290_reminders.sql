CREATE TABLE [Reminders] (
    [Id] $id$ NOT NULL,
    [DueAt] $time$ NULL,
    CONSTRAINT [Reminders_Key] PRIMARY KEY ([Id])
);
CREATE INDEX [Reminders_DueAt] ON [Reminders] ([DueAt]);
