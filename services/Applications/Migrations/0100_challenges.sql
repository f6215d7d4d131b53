-- The intake of one challenge: terms, count of standing filings, the sealed set's root.
CREATE TABLE [Challenges] (
  [Id] $id$ NOT NULL PRIMARY KEY,
  [Number] $text50$ NOT NULL,
  [Department] $text200$ NOT NULL,
  [Version] $int$ NOT NULL,
  [Terms] $longtext$ NULL,
  [TermsVersion] $int$ NOT NULL,
  [ReconfirmVersion] $int$ NOT NULL,
  [CancelReason] $longtext$ NULL,
  [CancelledAt] $time$ NULL,
  [Count] $int$ NOT NULL,
  [SealedAt] $time$ NULL,
  [MerkleRoot] $text200$ NULL,
  [RankingVersion] $int$ NOT NULL,
  [RankedAt] $time$ NULL,
  [AwardVersion] $int$ NOT NULL,
  [WinnerCodes] $text2000$ NULL,
  [DueAt] $time$ NULL
);
CREATE UNIQUE INDEX [IX_Challenges_Number] ON [Challenges] ([Number]);
CREATE INDEX [IX_Challenges_DueAt] ON [Challenges] ([DueAt]);
