CREATE TABLE [Notices] (
    [Id] $id$ NOT NULL,
    [ChallengeId] $id$ NOT NULL,
    [Number] $text50$ NOT NULL,
    [OpenedAt] $time$ NOT NULL,
    [EndsAt] $time$ NOT NULL,
    [LedBack] $flag$ NOT NULL,
    [Summary] $longtext$ NOT NULL,
    CONSTRAINT [PK_Notices] PRIMARY KEY ([Id])
);

CREATE INDEX [IX_Notices_Number] ON [Notices] ([Number]);
