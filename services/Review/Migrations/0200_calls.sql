ALTER TABLE [Reviews] ADD [Call] $text50$ NULL;
CREATE TABLE [CallChallenges] (
    [ReviewId] $id$ NOT NULL,
    [Call] $text50$ NULL,
    [Number] $text50$ NULL,
    CONSTRAINT [CallChallenges_Key] PRIMARY KEY ([ReviewId])
);
CREATE INDEX [CallChallenges_Call] ON [CallChallenges] ([Call]);
CREATE TABLE [CallSolvers] (
    [ReviewId] $id$ NOT NULL,
    [Kind] $text50$ NOT NULL,
    [Subject] $text200$ NOT NULL,
    CONSTRAINT [CallSolvers_Key] PRIMARY KEY ([ReviewId], [Kind], [Subject])
);
CREATE INDEX [Reviews_Call] ON [Reviews] ([Call]);
