CREATE TABLE [Progress] (
    [ChallengeId] $id$ NOT NULL PRIMARY KEY,
    [Version] $int$ NOT NULL,
    [Stage] $text50$ NOT NULL,
    [Document] $longtext$ NOT NULL
);
