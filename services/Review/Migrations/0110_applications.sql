CREATE TABLE [OpenedApplications] (
    [ReviewId] $id$ NOT NULL,
    [Code] $text50$ NOT NULL,
    [PriceFen] $int64$ NOT NULL,
    [Parties] $longtext$ NOT NULL,
    [Content] $longtext$ NOT NULL,
    CONSTRAINT [OpenedApplications_Key] PRIMARY KEY ([ReviewId], [Code])
);
CREATE TABLE [Applicants] (
    [ReviewId] $id$ NOT NULL,
    [Code] $text50$ NOT NULL,
    [Representative] $text200$ NOT NULL,
    [SolverName] $text200$ NOT NULL,
    CONSTRAINT [Applicants_Key] PRIMARY KEY ([ReviewId], [Code])
);
