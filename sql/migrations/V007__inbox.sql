-- Why: an answer to proposals can be undone for a while, so what it found and what it made is remembered; the inbox asks by readiness date.

-- One row per proposal that a request answered or made obsolete. factsBefore is what people had said of the line until then.
CREATE TABLE [proposal_answer] (
  [id] INT IDENTITY(1,1) NOT NULL,
  [requestId] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [proposalId] INT NOT NULL,
  [lineId] INT NOT NULL,
  [supplierId] INT NOT NULL,
  [outcome] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [batchId] INT NULL,
  [readyOn] DATE NULL,
  [qty] DECIMAL(18,4) NULL,
  [source] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [reason] NVARCHAR(60) COLLATE Latin1_General_100_BIN2 NULL,
  [note] NVARCHAR(1000) NULL,
  [factsBefore] NVARCHAR(MAX) NOT NULL,
  [lineVersionBefore] INT NOT NULL,
  [lineVersion] INT NOT NULL,
  [answeredAt] DATETIME2(3) NOT NULL,
  [answeredBy] INT NOT NULL,
  [undoneAt] DATETIME2(3) NULL,
  CONSTRAINT [pk_proposal_answer] PRIMARY KEY ([id]),
  CONSTRAINT [fk_proposal_answer_proposalId] FOREIGN KEY ([proposalId]) REFERENCES [batch_proposal] ([id]),
  CONSTRAINT [fk_proposal_answer_lineId] FOREIGN KEY ([lineId]) REFERENCES [po_line] ([id]),
  CONSTRAINT [ck_proposal_answer_outcome] CHECK ([outcome] IN (N'accepted', N'changed', N'rejected', N'superseded')),
  CONSTRAINT [ck_proposal_answer_factsBefore_json] CHECK (ISJSON([factsBefore]) = 1)
);
CREATE INDEX [ix_proposal_answer_request] ON [proposal_answer] ([requestId]);
CREATE INDEX [ix_proposal_answer_by] ON [proposal_answer] ([answeredBy], [answeredAt]);
CREATE INDEX [ix_proposal_answer_supplier] ON [proposal_answer] ([supplierId], [answeredAt]);
CREATE INDEX [ix_proposal_answer_line] ON [proposal_answer] ([lineId]);

CREATE INDEX [ix_batch_proposal_inbox] ON [batch_proposal] ([status], [supplierId], [readyOn]);
CREATE INDEX [ix_batch_proposal_answered] ON [batch_proposal] ([supplierId], [endedOn], [madeOn]) WHERE [answeredAt] IS NOT NULL;
