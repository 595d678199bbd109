-- Why: people send files; what a file would do is kept as a dry run until it is committed as a whole, and what a row made is remembered so that nothing is made twice.

-- columns names the fields that were recognised and where; rowsHash is of the rows as they were understood, whatever the bytes were.
CREATE TABLE [upload] (
  [id] INT IDENTITY(1,1) NOT NULL,
  [userId] INT NOT NULL,
  [role] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [fileName] NVARCHAR(260) NOT NULL,
  [format] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [fileHash] NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [rowsHash] NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [columns] NVARCHAR(MAX) NOT NULL,
  [status] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [supplierId] INT NULL,
  [dateOrder] NVARCHAR(3) COLLATE Latin1_General_100_BIN2 NULL,
  [decimalMark] NVARCHAR(1) COLLATE Latin1_General_100_BIN2 NULL,
  [asksDateOrder] BIT NOT NULL CONSTRAINT [df_upload_asksDateOrder] DEFAULT (0),
  [asksDecimalMark] BIT NOT NULL CONSTRAINT [df_upload_asksDecimalMark] DEFAULT (0),
  [source] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NULL,
  [uploadedAt] DATETIME2(3) NOT NULL,
  [checkedAt] DATETIME2(3) NOT NULL,
  [committedAt] DATETIME2(3) NULL,
  [version] INT NOT NULL CONSTRAINT [df_upload_version] DEFAULT (1),
  CONSTRAINT [pk_upload] PRIMARY KEY ([id]),
  CONSTRAINT [fk_upload_userId] FOREIGN KEY ([userId]) REFERENCES [users] ([id]),
  CONSTRAINT [ck_upload_status] CHECK ([status] IN (N'dry-run', N'committed', N'discarded')),
  CONSTRAINT [ck_upload_columns_json] CHECK (ISJSON([columns]) = 1)
);
CREATE INDEX [ix_upload_user] ON [upload] ([userId], [id]);
CREATE INDEX [ix_upload_supplier] ON [upload] ([supplierId], [id]);
CREATE INDEX [ix_upload_rowsHash] ON [upload] ([rowsHash]);

-- cells are as they came; qty, readyOn and comment as they were understood; batchId is what a committed row made or found.
CREATE TABLE [upload_row] (
  [uploadId] INT NOT NULL,
  [rowNumber] INT NOT NULL,
  [cells] NVARCHAR(MAX) NOT NULL,
  [chosenLineId] INT NULL,
  [verdict] NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [findings] NVARCHAR(MAX) NOT NULL,
  [choices] NVARCHAR(MAX) NOT NULL,
  [lineId] INT NULL,
  [supplierId] INT NULL,
  [lineVersion] INT NULL,
  [qty] DECIMAL(18,4) NULL,
  [readyOn] DATE NULL,
  [comment] NVARCHAR(1000) NULL,
  [batchId] INT NULL,
  CONSTRAINT [pk_upload_row] PRIMARY KEY ([uploadId], [rowNumber]),
  CONSTRAINT [fk_upload_row_uploadId] FOREIGN KEY ([uploadId]) REFERENCES [upload] ([id]),
  CONSTRAINT [fk_upload_row_lineId] FOREIGN KEY ([lineId]) REFERENCES [po_line] ([id]),
  CONSTRAINT [ck_upload_row_verdict] CHECK ([verdict] IN (N'batch', N'ready', N'note', N'same', N'question', N'error')),
  CONSTRAINT [ck_upload_row_cells_json] CHECK (ISJSON([cells]) = 1),
  CONSTRAINT [ck_upload_row_findings_json] CHECK (ISJSON([findings]) = 1),
  CONSTRAINT [ck_upload_row_choices_json] CHECK (ISJSON([choices]) = 1)
);
CREATE INDEX [ix_upload_row_line] ON [upload_row] ([lineId], [verdict]);
CREATE INDEX [ix_upload_row_verdict] ON [upload_row] ([uploadId], [verdict]);
