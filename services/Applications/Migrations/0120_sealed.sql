-- The sealed set: which filing is opened under which random code.
CREATE TABLE [SealedApplications] (
  [ChallengeId] $id$ NOT NULL,
  [Code] $text50$ NOT NULL,
  [ApplicationId] $id$ NOT NULL,
  [Filing] $int$ NOT NULL,
  [Digest] $text200$ NOT NULL,
  [RankedPlace] $int$ NULL,
  PRIMARY KEY ([ChallengeId], [Code])
);
CREATE UNIQUE INDEX [IX_SealedApplications_Application] ON [SealedApplications] ([ApplicationId]);

-- Who read the identities before the ranking was final, and why.
CREATE TABLE [IdentityReadings] (
  [Id] $id$ NOT NULL PRIMARY KEY,
  [ChallengeId] $id$ NOT NULL,
  [ReadBy] $text200$ NOT NULL,
  [Reason] $text2000$ NOT NULL,
  [ReadAt] $time$ NOT NULL
);
CREATE INDEX [IX_IdentityReadings_Challenge] ON [IdentityReadings] ([ChallengeId]);
