-- Where the two encrypted files of an attachment lie; what they are stands encrypted in drafts and filings.
CREATE TABLE [Attachments] (
  [Id] $id$ NOT NULL PRIMARY KEY,
  [ApplicationId] $id$ NOT NULL,
  [ChallengeId] $id$ NOT NULL,
  [OriginalKey] $text50$ NOT NULL,
  [CopyKey] $text50$ NOT NULL
);
CREATE INDEX [IX_Attachments_Application] ON [Attachments] ([ApplicationId]);

-- The scrubbed copies of opened applications. LinkKey is encrypted.
CREATE TABLE [ReviewCopies] (
  [Id] $text50$ NOT NULL PRIMARY KEY,
  [ChallengeId] $id$ NOT NULL,
  [Code] $text50$ NOT NULL,
  [Ordinal] $int$ NOT NULL,
  [AttachmentId] $id$ NOT NULL,
  [Name] $text200$ NOT NULL,
  [MediaType] $text200$ NOT NULL,
  [Bytes] $int64$ NOT NULL,
  [LinkKey] $text2000$ NOT NULL
);
CREATE UNIQUE INDEX [IX_ReviewCopies_Place] ON [ReviewCopies] ([ChallengeId], [Code], [Ordinal]);
