CREATE TABLE [Clarifications] (
    [Id] $id$ NOT NULL PRIMARY KEY,
    [ChallengeId] $id$ NOT NULL,
    [Number] $int$ NOT NULL,
    [Version] $int$ NOT NULL,
    [State] $text50$ NOT NULL,
    [Asker] $text200$ NOT NULL,
    [AskedAt] $time$ NOT NULL,
    [Asked] $text2000$ NOT NULL,
    [QuestionZh] $text2000$ NULL,
    [QuestionEn] $text2000$ NULL,
    [AnswerZh] $longtext$ NULL,
    [AnswerEn] $longtext$ NULL,
    [PublishedAt] $time$ NULL
);
CREATE UNIQUE INDEX [UX_Clarifications_Number] ON [Clarifications] ([ChallengeId], [Number]);
