-- When the questions to a challenge end: what is not answered then is told to its officers.
CREATE TABLE [Reminders] (
    [Id] $id$ NOT NULL,
    [DueAt] $time$ NULL,
    CONSTRAINT [PK_Reminders] PRIMARY KEY ([Id])
);
CREATE INDEX [IX_Reminders_DueAt] ON [Reminders] ([DueAt]);
