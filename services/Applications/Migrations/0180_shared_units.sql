ALTER TABLE [SealedApplications] ADD [SharesUnit] $flag$ NULL;
