-- Why: what changes beside a line's own facts (a custom value, a cross-reference, a rule) leaves its version alone. Lists learnt of it by the newest change alone, and a clock that had been ahead hid it.

ALTER TABLE [po_line] ADD [touched] INT NOT NULL CONSTRAINT [df_po_line_touched] DEFAULT (0);
GO
DROP INDEX [ix_po_line_version] ON [po_line];
CREATE INDEX [ix_po_line_version] ON [po_line] ([supplierId], [version], [touched], [changedAt]) WHERE [archivedOn] IS NULL;
