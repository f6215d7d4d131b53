CREATE TABLE [Awards] (
    [Id] $id$ NOT NULL,
    [Number] $text50$ NOT NULL,
    [Department] $text200$ NOT NULL,
    [State] $text50$ NOT NULL,
    [Version] $int$ NOT NULL,
    [OpenObjections] $int$ NOT NULL,
    [DueAt] $time$ NULL,
    [Summary] $longtext$ NOT NULL,
    [Document] $longtext$ NOT NULL,
    CONSTRAINT [PK_Awards] PRIMARY KEY ([Id])
);

CREATE UNIQUE INDEX [UX_Awards_Number] ON [Awards] ([Number]);

CREATE INDEX [IX_Awards_DueAt] ON [Awards] ([DueAt]);

CREATE INDEX [IX_Awards_Department] ON [Awards] ([Department], [Number]);
