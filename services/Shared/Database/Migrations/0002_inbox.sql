CREATE TABLE [Inbox] (
    [MessageId] $id$ NOT NULL,
    [ConsumerId] $id$ NOT NULL,
    [ConsumedAt] $time$ NOT NULL,
    CONSTRAINT [Inbox_Key] PRIMARY KEY ([MessageId], [ConsumerId])
);
CREATE INDEX [Inbox_ConsumedAt] ON [Inbox] ([ConsumedAt]);
