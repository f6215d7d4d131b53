-- The registers that a department keeps. An import replaces the rows of the one before; the rows stay, since findings name them.
CREATE TABLE [RegisterImports] (
  [Id] $id$ NOT NULL PRIMARY KEY,
  [Department] $text200$ NOT NULL,
  [Register] $text50$ NOT NULL,
  [Ordinal] $int$ NOT NULL,
  [Sha256] $text200$ NOT NULL,
  [FileRows] $int$ NOT NULL,
  [ImportedBy] $text200$ NOT NULL,
  [ImportedAt] $time$ NOT NULL,
  [ReplacedAt] $time$ NULL
);
CREATE UNIQUE INDEX [IX_RegisterImports_Register] ON [RegisterImports] ([Department], [Register], [Ordinal]);

CREATE TABLE [RegisterStatements] (
  [Id] $id$ NOT NULL PRIMARY KEY,
  [Department] $text200$ NOT NULL,
  [Register] $text50$ NOT NULL,
  [AsOf] $date$ NOT NULL,
  [StatedBy] $text200$ NOT NULL,
  [StatedAt] $time$ NOT NULL
);
CREATE INDEX [IX_RegisterStatements_Register] ON [RegisterStatements] ([Department], [Register]);

CREATE TABLE [IntegrityRecords] (
  [Id] $id$ NOT NULL PRIMARY KEY,
  [ImportId] $id$ NOT NULL,
  [Department] $text200$ NOT NULL,
  [Line] $int$ NOT NULL,
  [SubjectType] $text50$ NOT NULL,
  [Subject] $text200$ NOT NULL,
  [Kind] $text200$ NOT NULL,
  [FromDay] $date$ NOT NULL,
  [UntilDay] $date$ NULL,
  [Source] $text2000$ NOT NULL,
  [Replaced] $flag$ NOT NULL
);
CREATE INDEX [IX_IntegrityRecords_Subject] ON [IntegrityRecords] ([Department], [Subject]);
CREATE INDEX [IX_IntegrityRecords_Import] ON [IntegrityRecords] ([ImportId]);

-- One row for each person of a running project.
CREATE TABLE [ProjectPeople] (
  [Id] $id$ NOT NULL PRIMARY KEY,
  [ImportId] $id$ NOT NULL,
  [Department] $text200$ NOT NULL,
  [Line] $int$ NOT NULL,
  [Project] $text200$ NOT NULL,
  [Organisation] $text200$ NOT NULL,
  [Person] $text200$ NOT NULL,
  [Leads] $flag$ NOT NULL,
  [FromDay] $date$ NOT NULL,
  [UntilDay] $date$ NULL,
  [Source] $text2000$ NOT NULL,
  [Replaced] $flag$ NOT NULL
);
CREATE INDEX [IX_ProjectPeople_Person] ON [ProjectPeople] ([Department], [Person]);
CREATE INDEX [IX_ProjectPeople_Import] ON [ProjectPeople] ([ImportId]);

-- Organisations as the register of Publication tells them, and the ties between their ids.
CREATE TABLE [Organisations] (
  [Id] $text200$ NOT NULL PRIMARY KEY,
  [Version] $int$ NOT NULL,
  [Name] $text2000$ NOT NULL
);
CREATE TABLE [OrganisationTies] (
  [Organisation] $text200$ NOT NULL,
  [Other] $text200$ NOT NULL,
  [Kind] $text50$ NOT NULL,
  PRIMARY KEY ([Organisation], [Other], [Kind])
);
CREATE INDEX [IX_OrganisationTies_Other] ON [OrganisationTies] ([Other]);
