CREATE TABLE [Profiles] (
    [Name] $text50$ NOT NULL,
    [Version] $int$ NOT NULL,
    [Department] $text200$ NOT NULL,
    [AddedAt] $time$ NOT NULL,
    [AddedBy] $text200$ NOT NULL,
    [Document] $longtext$ NOT NULL,
    CONSTRAINT [PK_Profiles] PRIMARY KEY ([Name], [Version])
);
