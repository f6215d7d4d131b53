CREATE TABLE [Problems] (
    [Id] $id$ NOT NULL PRIMARY KEY,
    [Version] $int$ NOT NULL,
    [State] $text50$ NOT NULL,
    [Department] $text200$ NOT NULL,
    [OwnerOrganisation] $text200$ NOT NULL,
    [StartedAt] $time$ NOT NULL,
    [IsSubmitted] $flag$ NOT NULL,
    [Document] $longtext$ NOT NULL
);
CREATE INDEX [IX_Problems_Department] ON [Problems] ([Department], [State]);
CREATE INDEX [IX_Problems_Owner] ON [Problems] ([OwnerOrganisation]);
