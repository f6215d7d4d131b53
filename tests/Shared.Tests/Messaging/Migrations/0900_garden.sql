CREATE TABLE [Effects] (
    [Seed] $id$ NOT NULL,
    [Consumer] $text50$ NOT NULL,
    [Number] $int$ NOT NULL,
    [Weight] $text50$ NULL,
    [At] $time$ NOT NULL
);
