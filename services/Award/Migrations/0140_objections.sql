CREATE TABLE [Objections] (
    [Id] $id$ NOT NULL,
    [ChallengeId] $id$ NOT NULL,
    [NoticeId] $id$ NOT NULL,
    [Version] $int$ NOT NULL,
    [ArrivedAt] $time$ NOT NULL,
    [Decided] $flag$ NOT NULL,
    [DueAt] $time$ NULL,
    [Document] $longtext$ NOT NULL,
    CONSTRAINT [PK_Objections] PRIMARY KEY ([Id])
);

CREATE INDEX [IX_Objections_Challenge] ON [Objections] ([ChallengeId], [ArrivedAt]);

CREATE INDEX [IX_Objections_DueAt] ON [Objections] ([DueAt]);
