-- One row: how many changes made the register, so that of two changes that were checked against the same register only one holds.
CREATE TABLE [OrganisationRegister] (
    [Changes] $int$ NOT NULL
);
INSERT INTO [OrganisationRegister] ([Changes]) VALUES (0);
CREATE TABLE [Organisations] (
    [Id] $text200$ NOT NULL PRIMARY KEY,
    [Version] $int$ NOT NULL,
    [Words] $longtext$ NOT NULL,
    [Document] $longtext$ NOT NULL
);
CREATE TABLE [OrganisationChanges] (
    [Id] $id$ NOT NULL PRIMARY KEY,
    [Version] $int$ NOT NULL,
    [State] $text50$ NOT NULL,
    [ProposedAt] $time$ NOT NULL,
    [Document] $longtext$ NOT NULL
);
