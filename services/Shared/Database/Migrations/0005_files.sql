-- Files of a service's own things (problems, objections): original and scrubbed copy lie in the storage under the two keys.
CREATE TABLE [Files] (
    [Id] $id$ NOT NULL,
    [Owner] $id$ NOT NULL,
    [Name] $text200$ NOT NULL,
    [MediaType] $text200$ NOT NULL,
    [Bytes] $int64$ NOT NULL,
    [Sha256] $text200$ NOT NULL,
    [CopyBytes] $int64$ NOT NULL,
    [CopySha256] $text200$ NOT NULL,
    [OriginalKey] $text50$ NOT NULL,
    [CopyKey] $text50$ NOT NULL,
    [AddedAt] $time$ NOT NULL,
    CONSTRAINT [PK_Files] PRIMARY KEY ([Id])
);

CREATE UNIQUE INDEX [IX_Files_Content] ON [Files] ([Owner], [Sha256]);

-- Files that were put into the storage and that no committed row refers to yet.
CREATE TABLE [PendingFiles] (
    [StorageKey] $text50$ NOT NULL,
    [At] $time$ NOT NULL,
    CONSTRAINT [PK_PendingFiles] PRIMARY KEY ([StorageKey])
);

CREATE INDEX [IX_PendingFiles_At] ON [PendingFiles] ([At]);
