ALTER TABLE [Sheets] ADD [OutlierReason] $text2000$ NULL;
