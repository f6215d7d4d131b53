ALTER TABLE [Reviews] ADD [Findings] $longtext$ NULL;
ALTER TABLE [Reviews] ADD [Clearances] $longtext$ NULL;
ALTER TABLE [Reviewers] ADD [RelationsKnown] $flag$ NULL;
CREATE TABLE [Organisations] (
    [Id] $text200$ NOT NULL,
    [Version] $int$ NOT NULL,
    [Name] $text200$ NOT NULL,
    [Aliases] $longtext$ NOT NULL,
    [Parents] $longtext$ NOT NULL,
    CONSTRAINT [Organisations_Key] PRIMARY KEY ([Id])
);
CREATE TABLE [OrganisationIds] (
    [Alias] $text200$ NOT NULL,
    [Organisation] $text200$ NOT NULL,
    CONSTRAINT [OrganisationIds_Key] PRIMARY KEY ([Alias], [Organisation])
);
CREATE INDEX [OrganisationIds_Organisation] ON [OrganisationIds] ([Organisation]);
