-- Heads of the chains of decisions, as all services published them (R28).
CREATE TABLE [ChainHeads] (
    [ChallengeId] $id$ NOT NULL,
    [Service] $text50$ NOT NULL,
    [Sequence] $int$ NOT NULL,
    [Hash] $text200$ NOT NULL,
    CONSTRAINT [ChainHeads_Key] PRIMARY KEY ([ChallengeId], [Service], [Sequence], [Hash])
);
