-- The formal check of a sealed set (R12). What was sealed before there was one is admitted as a whole.
ALTER TABLE [Challenges] ADD [FixUntil] $time$ NULL;
ALTER TABLE [Challenges] ADD [RecountAt] $time$ NULL;
ALTER TABLE [Challenges] ADD [FixEndedAt] $time$ NULL;
ALTER TABLE [Challenges] ADD [ConcludedAt] $time$ NULL;
ALTER TABLE [Challenges] ADD [AdmittedCount] $int$ NOT NULL DEFAULT 0;
ALTER TABLE [Challenges] ADD [EndedAt] $time$ NULL;

-- Admission: Admitted, Open (something is unknown), ToMend or Refused. Findings are encrypted: they name who is behind the code.
ALTER TABLE [SealedApplications] ADD [Admission] $text50$ NOT NULL DEFAULT 'Admitted';
ALTER TABLE [SealedApplications] ADD [FailedRule] $text50$ NULL;
ALTER TABLE [SealedApplications] ADD [Findings] $longtext$ NULL;
ALTER TABLE [SealedApplications] ADD [DecidedAt] $time$ NULL;
ALTER TABLE [SealedApplications] ADD [Correction] $int$ NOT NULL DEFAULT 0;
ALTER TABLE [SealedApplications] ADD [Awarded] $flag$ NOT NULL DEFAULT 0;

-- What a solver handed in within the fix window, beside the sealed filing, which stays as evidence. Nothing here is updated or deleted.
CREATE TABLE [Corrections] (
  [ApplicationId] $id$ NOT NULL,
  [Correction] $int$ NOT NULL,
  [ChallengeId] $id$ NOT NULL,
  [ArrivedAt] $time$ NOT NULL,
  [Digest] $text200$ NOT NULL,
  [Content] $longtext$ NOT NULL,
  [ReceiptId] $text50$ NOT NULL,
  [Receipt] $longtext$ NOT NULL,
  [Signature] $text200$ NOT NULL,
  PRIMARY KEY ([ApplicationId], [Correction])
);

-- Who takes part in a sealed application, by keyed fingerprint: the load of a person is counted over all challenges (R10).
CREATE TABLE [ApplicationPeople] (
  [ChallengeId] $id$ NOT NULL,
  [Code] $text50$ NOT NULL,
  [Person] $text200$ NOT NULL,
  [Leads] $flag$ NOT NULL,
  PRIMARY KEY ([ChallengeId], [Code], [Person])
);
CREATE INDEX [IX_ApplicationPeople_Person] ON [ApplicationPeople] ([Person]);
