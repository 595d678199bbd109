-- Why: a million lines that did not change in a night need not be staged in full.

-- Rows of an extract that say what the newest version of their line says.
-- @unchecked: its rows come validated from the reader, a million at a time
CREATE TABLE [erp_unchanged] (
  [runId] INT NOT NULL,
  [poNumber] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [lineNumber] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [rowNumber] INT NOT NULL,
  CONSTRAINT [pk_erp_unchanged] PRIMARY KEY ([runId], [poNumber], [lineNumber], [rowNumber])
);
