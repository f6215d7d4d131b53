-- Who was signed in when it was filed, so that one finds the own; empty for nobody, null until the document of an older one was read.
ALTER TABLE [Objections] ADD [FiledBy] $text200$ NULL;

CREATE INDEX [IX_Objections_FiledBy] ON [Objections] ([FiledBy], [ArrivedAt]);
