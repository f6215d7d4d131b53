CREATE TABLE [Shelf] (
    [Id] $id$ NOT NULL PRIMARY KEY,
    [Number] $int$ NOT NULL,
    [Text] $text2000$ NOT NULL
);
