-- Every act names its actor, the rules it was done under and the digest of what it was done on (R28). Rows are only added.
CREATE TABLE [Decisions] (
    [Sequence] $sequence$,
    [ChallengeId] $id$ NOT NULL,
    [Version] $int$ NOT NULL,
    [At] $time$ NOT NULL,
    [Actor] $text200$ NOT NULL,
    [Act] $text50$ NOT NULL,
    [Profile] $text200$ NOT NULL,
    [ProfileVersion] $int$ NOT NULL,
    [InputDigest] $text200$ NOT NULL
);

CREATE INDEX [IX_Decisions_Challenge] ON [Decisions] ([ChallengeId], [Sequence]);
