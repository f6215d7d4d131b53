-- The chain of decisions of each challenge (R28). Rows are only added; ids stand as they are written, so that a damaged one is read and named instead of failing the reading.
CREATE TABLE [DecisionRecords] (
    [ChallengeId] $text50$ NOT NULL,
    [Sequence] $int64$ NOT NULL,
    [Number] $text50$ NOT NULL,
    [Actor] $text200$ NOT NULL,
    [Salt] $text50$ NOT NULL,
    [Record] $longtext$ NOT NULL,
    [Inputs] $longtext$ NULL,
    [Result] $longtext$ NOT NULL,
    [Hash] $text200$ NOT NULL,
    CONSTRAINT [DecisionRecords_Key] PRIMARY KEY ([ChallengeId], [Sequence])
);
CREATE INDEX [DecisionRecords_Number] ON [DecisionRecords] ([Number]);
CREATE TABLE [DecisionHeads] (
    [ChallengeId] $text50$ NOT NULL,
    [Number] $text50$ NOT NULL,
    [Sequence] $int64$ NOT NULL,
    [Hash] $text200$ NOT NULL,
    CONSTRAINT [DecisionHeads_Key] PRIMARY KEY ([ChallengeId])
);
CREATE INDEX [DecisionHeads_Number] ON [DecisionHeads] ([Number]);
