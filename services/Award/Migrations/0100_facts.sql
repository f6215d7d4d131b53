-- What the other services told, each fact in its highest version: kind 'terms', 'sealed', 'ranking', 'cancelled' (key empty), 'application' (key: its code), 'applicants'.
CREATE TABLE [Facts] (
    [ChallengeId] $id$ NOT NULL,
    [Kind] $text50$ NOT NULL,
    [Key] $text200$ NOT NULL,
    [Version] $int$ NOT NULL,
    [Document] $longtext$ NOT NULL,
    CONSTRAINT [PK_Facts] PRIMARY KEY ([ChallengeId], [Kind], [Key])
);
