-- What an objection is about: 'award' or 'acceptance'.
ALTER TABLE [Objections] ADD [About] $text50$ NOT NULL DEFAULT 'award';
