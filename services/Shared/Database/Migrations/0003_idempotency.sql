CREATE TABLE [Idempotency] (
    [Key] $text200$ NOT NULL,
    [Caller] $text200$ NOT NULL,
    [Route] $text200$ NOT NULL,
    [BodyHash] $text200$ NOT NULL,
    [Status] $int$ NOT NULL,
    [Body] $longtext$ NULL,
    [ETag] $text200$ NULL,
    [Location] $text2000$ NULL,
    [At] $time$ NOT NULL
);
-- An index and not a primary key: 1,200 bytes are more than a clustered key of SQL Server holds.
CREATE UNIQUE INDEX [Idempotency_Key] ON [Idempotency] ([Key], [Caller], [Route]);
CREATE INDEX [Idempotency_At] ON [Idempotency] ([At]);
