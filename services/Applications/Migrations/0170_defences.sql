-- Questions of the panel to the solver behind a code, and the answers. Texts are encrypted until they are sent.
CREATE TABLE [Defences] (
  [ApplicationId] $id$ NOT NULL PRIMARY KEY,
  [ChallengeId] $id$ NOT NULL,
  [Code] $text50$ NOT NULL,
  [Version] $int$ NOT NULL,
  [AskedVersion] $int$ NOT NULL,
  [Position] $int$ NOT NULL,
  [Defending] $int$ NOT NULL,
  [AnswersUntil] $time$ NOT NULL,
  [Questions] $longtext$ NOT NULL,
  [Answers] $longtext$ NOT NULL,
  [AnsweredAt] $time$ NULL
);
