-- Solver is a keyed fingerprint of the person, Draft and Content are encrypted: the rows tell nobody who applied with what.
CREATE TABLE [Applications] (
  [Id] $id$ NOT NULL PRIMARY KEY,
  [ChallengeId] $id$ NOT NULL,
  [Solver] $text200$ NOT NULL,
  [State] $text50$ NOT NULL,
  [Version] $int$ NOT NULL,
  [Draft] $longtext$ NOT NULL,
  [StartedAt] $time$ NOT NULL,
  [SavedAt] $time$ NOT NULL,
  [Filing] $int$ NOT NULL,
  [FiledAt] $time$ NULL,
  [WithdrawnAt] $time$ NULL,
  [Digest] $text200$ NULL,
  [ReceiptId] $text50$ NULL,
  [TermsVersion] $int$ NOT NULL,
  [DraftDiffers] $flag$ NOT NULL
);
CREATE UNIQUE INDEX [IX_Applications_OnePerSolver] ON [Applications] ([ChallengeId], [Solver]);
CREATE INDEX [IX_Applications_Solver] ON [Applications] ([Solver]);

-- An organisation that files for itself files once per challenge.
CREATE TABLE [OrganisationClaims] (
  [ChallengeId] $id$ NOT NULL,
  [Organisation] $text200$ NOT NULL,
  [ApplicationId] $id$ NOT NULL,
  PRIMARY KEY ([ChallengeId], [Organisation])
);
CREATE UNIQUE INDEX [IX_OrganisationClaims_Application] ON [OrganisationClaims] ([ApplicationId]);

-- Every filing ever made, replaced and withdrawn ones included; nothing here is updated or deleted.
CREATE TABLE [Filings] (
  [ApplicationId] $id$ NOT NULL,
  [Filing] $int$ NOT NULL,
  [ChallengeId] $id$ NOT NULL,
  [ArrivedAt] $time$ NOT NULL,
  [Digest] $text200$ NOT NULL,
  [Content] $longtext$ NOT NULL,
  [ReceiptId] $text50$ NOT NULL,
  [Receipt] $longtext$ NOT NULL,
  [Signature] $text200$ NOT NULL,
  PRIMARY KEY ([ApplicationId], [Filing])
);
CREATE UNIQUE INDEX [IX_Filings_Receipt] ON [Filings] ([ReceiptId]);
