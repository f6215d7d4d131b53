CREATE TABLE [Departments] (
    [Id] $text200$ NOT NULL PRIMARY KEY,
    [NameZh] $text200$ NOT NULL,
    [NameEn] $text200$ NOT NULL,
    [Office] $text200$ NOT NULL,
    [Phone] $text50$ NOT NULL,
    [Hours] $text200$ NOT NULL
);
