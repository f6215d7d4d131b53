-- Which organisations take part in a sealed application, by keyed fingerprint: an officer of one has no officer's rights on the challenge (R14).
CREATE TABLE [ApplicationOrganisations] (
  [ChallengeId] $id$ NOT NULL,
  [Code] $text50$ NOT NULL,
  [Organisation] $text200$ NOT NULL,
  PRIMARY KEY ([ChallengeId], [Code], [Organisation])
);
CREATE INDEX [IX_ApplicationOrganisations_Organisation] ON [ApplicationOrganisations] ([Organisation]);
