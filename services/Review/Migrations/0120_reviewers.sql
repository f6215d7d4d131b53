CREATE TABLE [Reviewers] (
    [Id] $id$ NOT NULL,
    [Version] $int64$ NOT NULL,
    [Department] $text200$ NOT NULL,
    [Person] $text200$ NOT NULL,
    [Name] $text200$ NOT NULL,
    [Field] $text200$ NOT NULL,
    [Organisation] $text200$ NULL,
    [Relations] $longtext$ NOT NULL,
    [Active] $flag$ NOT NULL,
    CONSTRAINT [Reviewers_Key] PRIMARY KEY ([Id])
);
CREATE UNIQUE INDEX [Reviewers_Person] ON [Reviewers] ([Department], [Person]);
