-- Why: daily chores beside the night, questions to the audit trail, an order of reasons; a key that refers to an append-only table keeps TRUNCATE away from it.

INSERT INTO [job_step] ([name]) VALUES (N'audit-check'), (N'retention'), (N'line-rules');

CREATE INDEX [ix_audit_event_action] ON [audit_event] ([action], [id]);
CREATE INDEX [ix_audit_event_user] ON [audit_event] ([userId], [id]);

ALTER TABLE [reason] ADD [position] INT NOT NULL CONSTRAINT [df_reason_position] DEFAULT (100);

-- Holds no row, ever. TRUNCATE fires no trigger, and SQL Server refuses it for a table that a foreign key refers to.
CREATE TABLE [append_only_key] (
  [id] INT NOT NULL,
  [auditEventId] INT NULL,
  [erpChangeEventId] INT NULL,
  [dateEventId] INT NULL,
  [statusEventId] INT NULL,
  [batchEventId] INT NULL,
  [readyEventId] INT NULL,
  [lineNoteId] INT NULL,
  [alertEventId] INT NULL,
  [movementId] INT NULL,
  [movementRedateId] INT NULL,
  CONSTRAINT [pk_append_only_key] PRIMARY KEY ([id]),
  CONSTRAINT [fk_append_only_key_auditEventId] FOREIGN KEY ([auditEventId]) REFERENCES [audit_event] ([id]),
  CONSTRAINT [fk_append_only_key_erpChangeEventId] FOREIGN KEY ([erpChangeEventId]) REFERENCES [erp_change_event] ([id]),
  CONSTRAINT [fk_append_only_key_dateEventId] FOREIGN KEY ([dateEventId]) REFERENCES [date_event] ([id]),
  CONSTRAINT [fk_append_only_key_statusEventId] FOREIGN KEY ([statusEventId]) REFERENCES [status_event] ([id]),
  CONSTRAINT [fk_append_only_key_batchEventId] FOREIGN KEY ([batchEventId]) REFERENCES [batch_event] ([id]),
  CONSTRAINT [fk_append_only_key_readyEventId] FOREIGN KEY ([readyEventId]) REFERENCES [ready_event] ([id]),
  CONSTRAINT [fk_append_only_key_lineNoteId] FOREIGN KEY ([lineNoteId]) REFERENCES [line_note] ([id]),
  CONSTRAINT [fk_append_only_key_alertEventId] FOREIGN KEY ([alertEventId]) REFERENCES [alert_event] ([id]),
  CONSTRAINT [fk_append_only_key_movementId] FOREIGN KEY ([movementId]) REFERENCES [movement] ([id]),
  CONSTRAINT [fk_append_only_key_movementRedateId] FOREIGN KEY ([movementRedateId]) REFERENCES [movement_redate] ([id])
);
