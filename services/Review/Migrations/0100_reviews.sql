CREATE TABLE [Reviews] (
    [Id] $id$ NOT NULL,
    [Version] $int64$ NOT NULL,
    [Number] $text50$ NULL,
    [Department] $text200$ NULL,
    [TermsVersion] $int$ NOT NULL,
    [Terms] $longtext$ NULL,
    [Sealed] $longtext$ NULL,
    [Pool] $longtext$ NULL,
    [Panel] $longtext$ NULL,
    [Extension] $longtext$ NULL,
    [Input] $longtext$ NULL,
    [Ranking] $longtext$ NULL,
    [Tests] $longtext$ NULL,
    [Reached] $longtext$ NULL,
    [RankedAt] $time$ NULL,
    [FinalisedAt] $time$ NULL,
    [DueAt] $time$ NULL,
    CONSTRAINT [Reviews_Key] PRIMARY KEY ([Id])
);
CREATE INDEX [Reviews_Number] ON [Reviews] ([Number]);
CREATE INDEX [Reviews_DueAt] ON [Reviews] ([DueAt]);
