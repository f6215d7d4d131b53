-- The key is a digest of the caller's key, the caller and the route: nobody who reads the table learns who called what.
CREATE TABLE [Idempotency] (
    [Key] $text200$ NOT NULL PRIMARY KEY,
    [BodyHash] $text200$ NOT NULL,
    [Status] $int$ NOT NULL,
    [Body] $longtext$ NULL,
    [ETag] $text200$ NULL,
    [Location] $text2000$ NULL,
    [At] $time$ NOT NULL
);
CREATE INDEX [Idempotency_At] ON [Idempotency] ([At]);
