-- When people are to be told next that something is due and was not done.
CREATE TABLE [Reminders] (
    [Id] $id$ NOT NULL,
    [DueAt] $time$ NULL,
    CONSTRAINT [PK_Reminders] PRIMARY KEY ([Id])
);
CREATE INDEX [IX_Reminders_DueAt] ON [Reminders] ([DueAt]);
