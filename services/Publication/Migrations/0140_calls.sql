CREATE TABLE [Calls] (
    [Number] $text50$ NOT NULL PRIMARY KEY,
    [Id] $id$ NOT NULL,
    [Department] $text200$ NOT NULL,
    [TitleZh] $text2000$ NOT NULL,
    [TitleEn] $text2000$ NOT NULL,
    [At] $time$ NOT NULL
);
