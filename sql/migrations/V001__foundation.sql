-- Why: the foundation. ERP snapshots, the ledger, batches, proposals, alerts, people, jobs and the audit chain.

-- One row per reading of the ERP.
CREATE TABLE [erp_run] (
  [id] INT IDENTITY(1,1) NOT NULL,
  [businessOn] DATE NOT NULL,
  [source] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [sourceName] NVARCHAR(400) NULL,
  [status] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [baseline] BIT NOT NULL CONSTRAINT [df_erp_run_baseline] DEFAULT (0),
  [fields] NVARCHAR(MAX) NOT NULL,
  [endedWithNewline] BIT NULL,
  [linesRead] INT NOT NULL CONSTRAINT [df_erp_run_linesRead] DEFAULT (0),
  [newLines] INT NOT NULL CONSTRAINT [df_erp_run_newLines] DEFAULT (0),
  [changedLines] INT NOT NULL CONSTRAINT [df_erp_run_changedLines] DEFAULT (0),
  [unchangedLines] INT NOT NULL CONSTRAINT [df_erp_run_unchangedLines] DEFAULT (0),
  [vanishedLines] INT NOT NULL CONSTRAINT [df_erp_run_vanishedLines] DEFAULT (0),
  [rejectedRows] INT NOT NULL CONSTRAINT [df_erp_run_rejectedRows] DEFAULT (0),
  [orderedQty] DECIMAL(18,4) NULL,
  [deliveredQty] DECIMAL(18,4) NULL,
  [suspicions] NVARCHAR(MAX) NULL,
  [message] NVARCHAR(2000) NULL,
  [startedAt] DATETIME2(3) NOT NULL,
  [goodAt] DATETIME2(3) NULL,
  [changesAt] DATETIME2(3) NULL,
  [timelineAt] DATETIME2(3) NULL,
  [proposalsAt] DATETIME2(3) NULL,
  [alertsAt] DATETIME2(3) NULL,
  [decidedBy] INT NULL,
  [decidedAt] DATETIME2(3) NULL,
  [decidedBecause] NVARCHAR(400) NULL,
  CONSTRAINT [pk_erp_run] PRIMARY KEY ([id]),
  CONSTRAINT [ck_erp_run_status] CHECK ([status] IN (N'reading', N'applying', N'suspect', N'good', N'failed', N'discarded', N'superseded')),
  CONSTRAINT [ck_erp_run_fields_json] CHECK (ISJSON([fields]) = 1),
  CONSTRAINT [ck_erp_run_suspicions_json] CHECK (ISJSON([suspicions]) = 1)
);
CREATE INDEX [ix_erp_run_business] ON [erp_run] ([businessOn], [status]);

-- What a reading brought, until it is applied, held or thrown away.
-- @unchecked: its rows come validated from the reader, a million at a time
CREATE TABLE [erp_stage] (
  [runId] INT NOT NULL,
  [poNumber] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [lineNumber] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [rowNumber] INT NOT NULL,
  [supplierCode] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [supplierName] NVARCHAR(200) NULL,
  [itemCode] NVARCHAR(80) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [itemName] NVARCHAR(300) NULL,
  [itemFamily] NVARCHAR(80) COLLATE Latin1_General_100_BIN2 NULL,
  [finalCustomer] NVARCHAR(200) NULL,
  [uom] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NULL,
  [orderedQty] DECIMAL(18,4) NOT NULL,
  [deliveredQty] DECIMAL(18,4) NOT NULL,
  [unitPrice] DECIMAL(18,4) NULL,
  [currency] NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NULL,
  [orderedOn] DATE NULL,
  [dueOn] DATE NOT NULL,
  [promisedOn] DATE NULL,
  [receivedOn] DATE NULL,
  [status] NVARCHAR(40) NULL,
  [customDate1] DATE NULL,
  [customDate2] DATE NULL,
  [customDate3] DATE NULL,
  [customDate4] DATE NULL,
  [customDate5] DATE NULL,
  [customText1] NVARCHAR(400) NULL,
  [customText2] NVARCHAR(400) NULL,
  [customText3] NVARCHAR(400) NULL,
  [customText4] NVARCHAR(400) NULL,
  [customText5] NVARCHAR(400) NULL,
  [customDecimal1] DECIMAL(18,4) NULL,
  [customDecimal2] DECIMAL(18,4) NULL,
  [customDecimal3] DECIMAL(18,4) NULL,
  [customDecimal4] DECIMAL(18,4) NULL,
  [customDecimal5] DECIMAL(18,4) NULL,
  [rowHash] VARBINARY(32) NOT NULL,
  [knownHash] VARBINARY(32) NULL,
  CONSTRAINT [pk_erp_stage] PRIMARY KEY ([runId], [poNumber], [lineNumber], [rowNumber])
);

-- Every version of every PO line: as of run N are the rows with fromRunId <= N and (untilRunId is null or > N).
-- @unchecked: its rows come from the stage
CREATE TABLE [erp_snapshot] (
  [poNumber] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [lineNumber] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [fromRunId] INT NOT NULL,
  [untilRunId] INT NULL,
  [supplierCode] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [supplierName] NVARCHAR(200) NULL,
  [itemCode] NVARCHAR(80) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [itemName] NVARCHAR(300) NULL,
  [itemFamily] NVARCHAR(80) COLLATE Latin1_General_100_BIN2 NULL,
  [finalCustomer] NVARCHAR(200) NULL,
  [uom] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NULL,
  [orderedQty] DECIMAL(18,4) NOT NULL,
  [deliveredQty] DECIMAL(18,4) NOT NULL,
  [unitPrice] DECIMAL(18,4) NULL,
  [currency] NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NULL,
  [orderedOn] DATE NULL,
  [dueOn] DATE NOT NULL,
  [promisedOn] DATE NULL,
  [receivedOn] DATE NULL,
  [status] NVARCHAR(40) NULL,
  [customDate1] DATE NULL,
  [customDate2] DATE NULL,
  [customDate3] DATE NULL,
  [customDate4] DATE NULL,
  [customDate5] DATE NULL,
  [customText1] NVARCHAR(400) NULL,
  [customText2] NVARCHAR(400) NULL,
  [customText3] NVARCHAR(400) NULL,
  [customText4] NVARCHAR(400) NULL,
  [customText5] NVARCHAR(400) NULL,
  [customDecimal1] DECIMAL(18,4) NULL,
  [customDecimal2] DECIMAL(18,4) NULL,
  [customDecimal3] DECIMAL(18,4) NULL,
  [customDecimal4] DECIMAL(18,4) NULL,
  [customDecimal5] DECIMAL(18,4) NULL,
  [rowHash] VARBINARY(32) NOT NULL,
  CONSTRAINT [pk_erp_snapshot] PRIMARY KEY ([poNumber], [lineNumber], [fromRunId])
);
CREATE INDEX [ix_erp_snapshot_current] ON [erp_snapshot] ([poNumber], [lineNumber], [supplierCode], [orderedQty], [deliveredQty], [status], [rowHash], [untilRunId]) WHERE [untilRunId] IS NULL;
CREATE INDEX [ix_erp_snapshot_from] ON [erp_snapshot] ([fromRunId], [poNumber], [lineNumber]);
CREATE INDEX [ix_erp_snapshot_until] ON [erp_snapshot] ([untilRunId], [poNumber], [lineNumber]) WHERE [untilRunId] IS NOT NULL;

-- Rows that could not be read, with the reason and the raw values.
CREATE TABLE [erp_reject] (
  [businessOn] DATE NOT NULL,
  [rowNumber] INT NOT NULL,
  [poNumber] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NULL,
  [lineNumber] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NULL,
  [field] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NULL,
  [reason] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [detail] NVARCHAR(1000) NOT NULL,
  [raw] NVARCHAR(MAX) NOT NULL,
  CONSTRAINT [pk_erp_reject] PRIMARY KEY ([businessOn], [rowNumber])
);
CREATE INDEX [ix_erp_reject_line] ON [erp_reject] ([businessOn], [poNumber], [lineNumber]);

-- What changed overnight, field by field.
CREATE TABLE [erp_change_event] (
  [id] INT IDENTITY(1,1) NOT NULL,
  [runId] INT NOT NULL,
  [poNumber] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [lineNumber] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [kind] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [field] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [oldValue] NVARCHAR(400) NULL,
  [newValue] NVARCHAR(400) NULL,
  [seenAt] DATETIME2(3) NOT NULL,
  CONSTRAINT [pk_erp_change_event] PRIMARY KEY ([id]),
  CONSTRAINT [uq_erp_change_event_poNumber_lineNumber_runId_kind_field] UNIQUE ([poNumber], [lineNumber], [runId], [kind], [field])
);
CREATE INDEX [ix_erp_change_event_run] ON [erp_change_event] ([runId], [poNumber], [lineNumber]);

CREATE TABLE [supplier] (
  [id] INT IDENTITY(1,1) NOT NULL,
  [code] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [name] NVARCHAR(200) NOT NULL,
  [transitDays] INT NOT NULL CONSTRAINT [df_supplier_transitDays] DEFAULT (0),
  [active] BIT NOT NULL CONSTRAINT [df_supplier_active] DEFAULT (1),
  [createdAt] DATETIME2(3) NOT NULL,
  CONSTRAINT [pk_supplier] PRIMARY KEY ([id]),
  CONSTRAINT [uq_supplier_code] UNIQUE ([code])
);

CREATE TABLE [item] (
  [id] INT IDENTITY(1,1) NOT NULL,
  [code] NVARCHAR(80) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [name] NVARCHAR(300) NULL,
  [family] NVARCHAR(80) COLLATE Latin1_General_100_BIN2 NULL,
  [uom] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NULL,
  [createdAt] DATETIME2(3) NOT NULL,
  CONSTRAINT [pk_item] PRIMARY KEY ([id]),
  CONSTRAINT [uq_item_code] UNIQUE ([code])
);

-- ERP codes that mean one of our items or suppliers.
CREATE TABLE [item_xref] (
  [id] INT IDENTITY(1,1) NOT NULL,
  [kind] NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [erpCode] NVARCHAR(80) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [itemId] INT NULL,
  [supplierId] INT NULL,
  [createdAt] DATETIME2(3) NOT NULL,
  [createdBy] INT NULL,
  CONSTRAINT [pk_item_xref] PRIMARY KEY ([id]),
  CONSTRAINT [uq_item_xref_kind_erpCode] UNIQUE ([kind], [erpCode]),
  CONSTRAINT [fk_item_xref_itemId] FOREIGN KEY ([itemId]) REFERENCES [item] ([id]),
  CONSTRAINT [fk_item_xref_supplierId] FOREIGN KEY ([supplierId]) REFERENCES [supplier] ([id])
);

CREATE TABLE [item_supplier] (
  [itemId] INT NOT NULL,
  [supplierId] INT NOT NULL,
  [moq] DECIMAL(18,4) NULL,
  [orderMultiple] DECIMAL(18,4) NULL,
  [transitDays] INT NULL,
  CONSTRAINT [pk_item_supplier] PRIMARY KEY ([itemId], [supplierId]),
  CONSTRAINT [fk_item_supplier_itemId] FOREIGN KEY ([itemId]) REFERENCES [item] ([id]),
  CONSTRAINT [fk_item_supplier_supplierId] FOREIGN KEY ([supplierId]) REFERENCES [supplier] ([id])
);

CREATE TABLE [roles] (
  [code] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [name] NVARCHAR(80) NOT NULL,
  CONSTRAINT [pk_roles] PRIMARY KEY ([code])
);

CREATE TABLE [users] (
  [id] INT IDENTITY(1,1) NOT NULL,
  [email] NVARCHAR(200) NOT NULL,
  [name] NVARCHAR(200) NOT NULL,
  [role] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [passwordHash] NVARCHAR(400) COLLATE Latin1_General_100_BIN2 NULL,
  [mustChangePassword] BIT NOT NULL CONSTRAINT [df_users_mustChangePassword] DEFAULT (0),
  [language] NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NULL,
  [active] BIT NOT NULL CONSTRAINT [df_users_active] DEFAULT (1),
  [createdAt] DATETIME2(3) NOT NULL,
  [version] INT NOT NULL CONSTRAINT [df_users_version] DEFAULT (1),
  CONSTRAINT [pk_users] PRIMARY KEY ([id]),
  CONSTRAINT [uq_users_email] UNIQUE ([email]),
  CONSTRAINT [ck_users_role] CHECK ([role] IN (N'admin', N'planner', N'expeditor', N'supplier', N'viewer'))
);

-- The current state of a line: what the ERP says beside what people and rules say.
-- @unchecked: a night writes many of its rows, from typed code
CREATE TABLE [po_line] (
  [id] INT IDENTITY(1,1) NOT NULL,
  [poNumber] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [lineNumber] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [generation] INT NOT NULL CONSTRAINT [df_po_line_generation] DEFAULT (1),
  [supplierId] INT NOT NULL,
  [itemId] INT NOT NULL,
  [supplierCode] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [supplierName] NVARCHAR(200) NULL,
  [itemCode] NVARCHAR(80) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [itemName] NVARCHAR(300) NULL,
  [itemFamily] NVARCHAR(80) COLLATE Latin1_General_100_BIN2 NULL,
  [finalCustomer] NVARCHAR(200) NULL,
  [uom] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NULL,
  [orderedQty] DECIMAL(18,4) NOT NULL,
  [deliveredQty] DECIMAL(18,4) NOT NULL,
  [unitPrice] DECIMAL(18,4) NULL,
  [currency] NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NULL,
  [orderedOn] DATE NULL,
  [dueOn] DATE NOT NULL,
  [promisedOn] DATE NULL,
  [receivedOn] DATE NULL,
  [customDate1] DATE NULL,
  [customDate2] DATE NULL,
  [customDate3] DATE NULL,
  [customDate4] DATE NULL,
  [customDate5] DATE NULL,
  [customText1] NVARCHAR(400) NULL,
  [customText2] NVARCHAR(400) NULL,
  [customText3] NVARCHAR(400) NULL,
  [customText4] NVARCHAR(400) NULL,
  [customText5] NVARCHAR(400) NULL,
  [customDecimal1] DECIMAL(18,4) NULL,
  [customDecimal2] DECIMAL(18,4) NULL,
  [customDecimal3] DECIMAL(18,4) NULL,
  [customDecimal4] DECIMAL(18,4) NULL,
  [customDecimal5] DECIMAL(18,4) NULL,
  [erpStatus] NVARCHAR(40) NULL,
  [erpState] NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [firstRunId] INT NOT NULL,
  [firstSeenOn] DATE NOT NULL,
  [appliedRunId] INT NOT NULL,
  [missingSinceOn] DATE NULL,
  [lastSeenOn] DATE NULL,
  [archivedOn] DATE NULL,
  [archivedBecause] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NULL,
  [originalDueOn] DATE NOT NULL,
  [firstPromisedOn] DATE NULL,
  [firstPushOn] DATE NULL,
  [firstPushedTo] DATE NULL,
  [lastPushOn] DATE NULL,
  [lastPushedTo] DATE NULL,
  [pushCount] INT NOT NULL CONSTRAINT [df_po_line_pushCount] DEFAULT (0),
  [openingQty] DECIMAL(18,4) NOT NULL CONSTRAINT [df_po_line_openingQty] DEFAULT (0),
  [receiptCount] INT NOT NULL CONSTRAINT [df_po_line_receiptCount] DEFAULT (0),
  [firstReceiptOn] DATE NULL,
  [firstReceiptQty] DECIMAL(18,4) NULL,
  [lastReceiptOn] DATE NULL,
  [lastGapDays] INT NULL,
  [completedOn] DATE NULL,
  [leftOn] DATE NULL,
  [stage] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT [df_po_line_stage] DEFAULT (N'planned'),
  [status] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [outstandingQty] DECIMAL(18,4) NOT NULL,
  [openBatchQty] DECIMAL(18,4) NOT NULL CONSTRAINT [df_po_line_openBatchQty] DEFAULT (0),
  [unallocatedQty] DECIMAL(18,4) NOT NULL,
  [overAllocatedQty] DECIMAL(18,4) NOT NULL CONSTRAINT [df_po_line_overAllocatedQty] DEFAULT (0),
  [readyQty] DECIMAL(18,4) NOT NULL CONSTRAINT [df_po_line_readyQty] DEFAULT (0),
  [readySinceOn] DATE NULL,
  [overDeliveryAllowed] BIT NOT NULL CONSTRAINT [df_po_line_overDeliveryAllowed] DEFAULT (0),
  [agreedOn] DATE NULL,
  [expectedOn] DATE NULL,
  [expectedFrom] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NULL,
  [statedOn] DATE NULL,
  [statedSource] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NULL,
  [statedArrivalOn] DATE NULL,
  [statedReadyOn] DATE NULL,
  [slippedUntilOn] DATE NULL,
  [lateOn] DATE NULL,
  [atRiskOn] DATE NULL,
  [staleOn] DATE NULL,
  [supplierUnmapped] BIT NOT NULL CONSTRAINT [df_po_line_supplierUnmapped] DEFAULT (0),
  [itemUnmapped] BIT NOT NULL CONSTRAINT [df_po_line_itemUnmapped] DEFAULT (0),
  [proposalReviewOn] DATE NULL,
  [alertReviewOn] DATE NULL,
  [changedAt] DATETIME2(3) NOT NULL,
  [version] INT NOT NULL CONSTRAINT [df_po_line_version] DEFAULT (1),
  CONSTRAINT [pk_po_line] PRIMARY KEY ([id]),
  CONSTRAINT [uq_po_line_poNumber_lineNumber_generation] UNIQUE ([poNumber], [lineNumber], [generation]),
  CONSTRAINT [fk_po_line_supplierId] FOREIGN KEY ([supplierId]) REFERENCES [supplier] ([id]),
  CONSTRAINT [fk_po_line_itemId] FOREIGN KEY ([itemId]) REFERENCES [item] ([id])
);
CREATE INDEX [ix_po_line_due] ON [po_line] ([dueOn], [id]) WHERE [archivedOn] IS NULL;
CREATE INDEX [ix_po_line_supplier] ON [po_line] ([supplierId], [dueOn], [id]) WHERE [archivedOn] IS NULL;
CREATE INDEX [ix_po_line_flags] ON [po_line] ([supplierId], [outstandingQty], [lateOn], [atRiskOn], [slippedUntilOn], [staleOn], [dueOn], [changedAt], [supplierUnmapped], [itemUnmapped], [archivedOn]) WHERE [archivedOn] IS NULL;
CREATE INDEX [ix_po_line_history] ON [po_line] ([supplierId], [orderedOn], [itemCode], [itemFamily], [firstSeenOn], [firstReceiptOn], [originalDueOn], [firstPromisedOn], [firstPushOn], [firstPushedTo], [lastPushOn], [lastPushedTo], [pushCount], [lastReceiptOn], [lastGapDays], [receiptCount], [firstReceiptQty], [orderedQty], [openingQty], [completedOn], [leftOn], [missingSinceOn]);
CREATE INDEX [ix_po_line_proposal_review] ON [po_line] ([supplierId], [proposalReviewOn], [id]) WHERE [proposalReviewOn] IS NOT NULL;
CREATE INDEX [ix_po_line_alert_review] ON [po_line] ([alertReviewOn]) WHERE [alertReviewOn] IS NOT NULL;
CREATE INDEX [ix_po_line_changed] ON [po_line] ([changedAt], [id]) WHERE [archivedOn] IS NULL;
CREATE INDEX [ix_po_line_item] ON [po_line] ([itemCode]) WHERE [archivedOn] IS NULL;

-- The ledger: its sum per line equals the ERP's delivered quantity.
CREATE TABLE [movement] (
  [id] INT IDENTITY(1,1) NOT NULL,
  [lineId] INT NOT NULL,
  [runId] INT NOT NULL,
  [kind] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [qty] DECIMAL(18,4) NOT NULL,
  [movedOn] DATE NOT NULL,
  [dateAssumed] BIT NOT NULL CONSTRAINT [df_movement_dateAssumed] DEFAULT (0),
  [seenAt] DATETIME2(3) NOT NULL,
  CONSTRAINT [pk_movement] PRIMARY KEY ([id]),
  CONSTRAINT [uq_movement_lineId_runId_kind] UNIQUE ([lineId], [runId], [kind]),
  CONSTRAINT [fk_movement_lineId] FOREIGN KEY ([lineId]) REFERENCES [po_line] ([id]),
  CONSTRAINT [ck_movement_kind] CHECK ([kind] IN (N'delivery', N'correction', N'opening'))
);
CREATE INDEX [ix_movement_run] ON [movement] ([runId], [kind]);

-- The ERP moved the date of a receipt.
CREATE TABLE [movement_redate] (
  [id] INT IDENTITY(1,1) NOT NULL,
  [movementId] INT NOT NULL,
  [lineId] INT NOT NULL,
  [runId] INT NOT NULL,
  [movedOn] DATE NOT NULL,
  [seenAt] DATETIME2(3) NOT NULL,
  CONSTRAINT [pk_movement_redate] PRIMARY KEY ([id]),
  CONSTRAINT [uq_movement_redate_movementId_runId] UNIQUE ([movementId], [runId]),
  CONSTRAINT [fk_movement_redate_movementId] FOREIGN KEY ([movementId]) REFERENCES [movement] ([id])
);
CREATE INDEX [ix_movement_redate_line] ON [movement_redate] ([lineId]);

-- What travels together; its status follows from its lines.
CREATE TABLE [dispatch_batch] (
  [id] INT IDENTITY(1,1) NOT NULL,
  [supplierId] INT NOT NULL,
  [status] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [origin] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [readyOn] DATE NULL,
  [dispatchedOn] DATE NULL,
  [arriveOn] DATE NULL,
  [carrier] NVARCHAR(100) NULL,
  [container] NVARCHAR(100) NULL,
  [reference] NVARCHAR(100) NULL,
  [source] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NULL,
  [movementId] INT NULL,
  [createdAt] DATETIME2(3) NOT NULL,
  [createdBy] INT NULL,
  [version] INT NOT NULL CONSTRAINT [df_dispatch_batch_version] DEFAULT (1),
  CONSTRAINT [pk_dispatch_batch] PRIMARY KEY ([id]),
  CONSTRAINT [fk_dispatch_batch_supplierId] FOREIGN KEY ([supplierId]) REFERENCES [supplier] ([id])
);
CREATE INDEX [ix_dispatch_batch_supplier] ON [dispatch_batch] ([supplierId], [status], [arriveOn]);
CREATE UNIQUE INDEX [ux_dispatch_batch_movement] ON [dispatch_batch] ([movementId]) WHERE [movementId] IS NOT NULL;

CREATE TABLE [batch_line] (
  [id] INT IDENTITY(1,1) NOT NULL,
  [batchId] INT NOT NULL,
  [lineId] INT NOT NULL,
  [qty] DECIMAL(18,4) NOT NULL,
  [state] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [deliveredOn] DATE NULL,
  [movementId] INT NULL,
  [version] INT NOT NULL CONSTRAINT [df_batch_line_version] DEFAULT (1),
  CONSTRAINT [pk_batch_line] PRIMARY KEY ([id]),
  CONSTRAINT [fk_batch_line_batchId] FOREIGN KEY ([batchId]) REFERENCES [dispatch_batch] ([id]),
  CONSTRAINT [fk_batch_line_lineId] FOREIGN KEY ([lineId]) REFERENCES [po_line] ([id]),
  CONSTRAINT [ck_batch_line_state] CHECK ([state] IN (N'planned', N'confirmed', N'dispatched', N'delivered', N'cancelled'))
);
CREATE INDEX [ix_batch_line_line] ON [batch_line] ([lineId], [state]);
CREATE INDEX [ix_batch_line_batch] ON [batch_line] ([batchId]);

CREATE TABLE [batch_event] (
  [id] INT IDENTITY(1,1) NOT NULL,
  [batchId] INT NOT NULL,
  [lineId] INT NOT NULL,
  [batchLineId] INT NULL,
  [kind] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [qty] DECIMAL(18,4) NULL,
  [fromOn] DATE NULL,
  [toOn] DATE NULL,
  [source] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NULL,
  [reason] NVARCHAR(60) COLLATE Latin1_General_100_BIN2 NULL,
  [note] NVARCHAR(1000) NULL,
  [userId] INT NULL,
  [runId] INT NULL,
  [at] DATETIME2(3) NOT NULL,
  CONSTRAINT [pk_batch_event] PRIMARY KEY ([id]),
  CONSTRAINT [fk_batch_event_batchId] FOREIGN KEY ([batchId]) REFERENCES [dispatch_batch] ([id]),
  CONSTRAINT [fk_batch_event_lineId] FOREIGN KEY ([lineId]) REFERENCES [po_line] ([id])
);
CREATE INDEX [ix_batch_event_line] ON [batch_event] ([lineId], [id]);

CREATE TABLE [date_event] (
  [id] INT IDENTITY(1,1) NOT NULL,
  [lineId] INT NOT NULL,
  [kind] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [fromOn] DATE NULL,
  [toOn] DATE NULL,
  [happenedOn] DATE NOT NULL,
  [source] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [reason] NVARCHAR(60) COLLATE Latin1_General_100_BIN2 NULL,
  [note] NVARCHAR(1000) NULL,
  [userId] INT NULL,
  [runId] INT NULL,
  [at] DATETIME2(3) NOT NULL,
  CONSTRAINT [pk_date_event] PRIMARY KEY ([id]),
  CONSTRAINT [fk_date_event_lineId] FOREIGN KEY ([lineId]) REFERENCES [po_line] ([id])
);
CREATE INDEX [ix_date_event_line] ON [date_event] ([lineId], [id]);

CREATE TABLE [ready_event] (
  [id] INT IDENTITY(1,1) NOT NULL,
  [lineId] INT NOT NULL,
  [qty] DECIMAL(18,4) NOT NULL,
  [readyOn] DATE NOT NULL,
  [source] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [reason] NVARCHAR(60) COLLATE Latin1_General_100_BIN2 NULL,
  [note] NVARCHAR(1000) NULL,
  [userId] INT NULL,
  [at] DATETIME2(3) NOT NULL,
  CONSTRAINT [pk_ready_event] PRIMARY KEY ([id]),
  CONSTRAINT [fk_ready_event_lineId] FOREIGN KEY ([lineId]) REFERENCES [po_line] ([id])
);
CREATE INDEX [ix_ready_event_line] ON [ready_event] ([lineId], [id]);

CREATE TABLE [status_event] (
  [id] INT IDENTITY(1,1) NOT NULL,
  [lineId] INT NOT NULL,
  [fromStatus] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NULL,
  [toStatus] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [reason] NVARCHAR(60) COLLATE Latin1_General_100_BIN2 NULL,
  [note] NVARCHAR(1000) NULL,
  [userId] INT NULL,
  [runId] INT NULL,
  [at] DATETIME2(3) NOT NULL,
  CONSTRAINT [pk_status_event] PRIMARY KEY ([id]),
  CONSTRAINT [fk_status_event_lineId] FOREIGN KEY ([lineId]) REFERENCES [po_line] ([id])
);
CREATE INDEX [ix_status_event_line] ON [status_event] ([lineId], [id]);

CREATE TABLE [line_note] (
  [id] INT IDENTITY(1,1) NOT NULL,
  [lineId] INT NOT NULL,
  [body] NVARCHAR(2000) NOT NULL,
  [internal] BIT NOT NULL CONSTRAINT [df_line_note_internal] DEFAULT (0),
  [userId] INT NULL,
  [at] DATETIME2(3) NOT NULL,
  CONSTRAINT [pk_line_note] PRIMARY KEY ([id]),
  CONSTRAINT [fk_line_note_lineId] FOREIGN KEY ([lineId]) REFERENCES [po_line] ([id])
);
CREATE INDEX [ix_line_note_line] ON [line_note] ([lineId], [id]);

CREATE TABLE [custom_column] (
  [slot] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [label] NVARCHAR(80) NOT NULL,
  [origin] NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [visibleTo] NVARCHAR(MAX) NOT NULL,
  [active] BIT NOT NULL CONSTRAINT [df_custom_column_active] DEFAULT (1),
  [version] INT NOT NULL CONSTRAINT [df_custom_column_version] DEFAULT (1),
  CONSTRAINT [pk_custom_column] PRIMARY KEY ([slot]),
  CONSTRAINT [ck_custom_column_visibleTo_json] CHECK (ISJSON([visibleTo]) = 1)
);

CREATE TABLE [custom_value] (
  [lineId] INT NOT NULL,
  [slot] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [dateValue] DATE NULL,
  [textValue] NVARCHAR(400) NULL,
  [decimalValue] DECIMAL(18,4) NULL,
  [enteredBy] INT NULL,
  [enteredAt] DATETIME2(3) NOT NULL,
  [version] INT NOT NULL CONSTRAINT [df_custom_value_version] DEFAULT (1),
  CONSTRAINT [pk_custom_value] PRIMARY KEY ([lineId], [slot]),
  CONSTRAINT [fk_custom_value_lineId] FOREIGN KEY ([lineId]) REFERENCES [po_line] ([id])
);

-- The next deliveries, as proposed; superseded, never edited.
CREATE TABLE [batch_proposal] (
  [id] INT IDENTITY(1,1) NOT NULL,
  [lineId] INT NOT NULL,
  [supplierId] INT NOT NULL,
  [runId] INT NOT NULL,
  [madeOn] DATE NOT NULL,
  [part] INT NOT NULL,
  [parts] INT NOT NULL,
  [qty] DECIMAL(18,4) NOT NULL,
  [readyOn] DATE NOT NULL,
  [arriveOn] DATE NOT NULL,
  [windowFromOn] DATE NULL,
  [windowToOn] DATE NULL,
  [confidence] DECIMAL(18,4) NOT NULL,
  [rule] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [because] NVARCHAR(MAX) NOT NULL,
  [pool] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NULL,
  [sampleSize] INT NOT NULL CONSTRAINT [df_batch_proposal_sampleSize] DEFAULT (0),
  [promisedOn] DATE NULL,
  [status] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [endedOn] DATE NULL,
  [answeredAt] DATETIME2(3) NULL,
  [answeredBy] INT NULL,
  [outcome] NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NULL,
  [outcomeOn] DATE NULL,
  [version] INT NOT NULL CONSTRAINT [df_batch_proposal_version] DEFAULT (1),
  CONSTRAINT [pk_batch_proposal] PRIMARY KEY ([id]),
  CONSTRAINT [fk_batch_proposal_lineId] FOREIGN KEY ([lineId]) REFERENCES [po_line] ([id]),
  CONSTRAINT [ck_batch_proposal_status] CHECK ([status] IN (N'open', N'accepted', N'changed', N'rejected', N'superseded')),
  CONSTRAINT [ck_batch_proposal_because_json] CHECK (ISJSON([because]) = 1)
);
CREATE INDEX [ix_batch_proposal_line] ON [batch_proposal] ([lineId], [status]);
CREATE INDEX [ix_batch_proposal_open] ON [batch_proposal] ([status], [supplierId], [arriveOn]);
CREATE INDEX [ix_batch_proposal_run] ON [batch_proposal] ([runId]);
CREATE INDEX [ix_batch_proposal_unscored] ON [batch_proposal] ([windowToOn]) WHERE [outcome] IS NULL;

CREATE TABLE [alert] (
  [id] INT IDENTITY(1,1) NOT NULL,
  [dedupeKey] NVARCHAR(120) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [rule] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [severity] NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [subject] NVARCHAR(120) NOT NULL,
  [lineId] INT NULL,
  [supplierId] INT NULL,
  [because] NVARCHAR(MAX) NOT NULL,
  [status] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [openedOn] DATE NOT NULL,
  [openedAt] DATETIME2(3) NOT NULL,
  [timesOpened] INT NOT NULL CONSTRAINT [df_alert_timesOpened] DEFAULT (1),
  [snoozedUntilOn] DATE NULL,
  [resolvedAt] DATETIME2(3) NULL,
  [version] INT NOT NULL CONSTRAINT [df_alert_version] DEFAULT (1),
  CONSTRAINT [pk_alert] PRIMARY KEY ([id]),
  CONSTRAINT [uq_alert_dedupeKey] UNIQUE ([dedupeKey]),
  CONSTRAINT [ck_alert_status] CHECK ([status] IN (N'open', N'acknowledged', N'snoozed', N'resolved')),
  CONSTRAINT [ck_alert_because_json] CHECK (ISJSON([because]) = 1)
);
CREATE INDEX [ix_alert_status] ON [alert] ([status], [severity], [supplierId]);
CREATE INDEX [ix_alert_line] ON [alert] ([lineId]) WHERE [lineId] IS NOT NULL;

CREATE TABLE [alert_event] (
  [id] INT IDENTITY(1,1) NOT NULL,
  [alertId] INT NOT NULL,
  [kind] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [note] NVARCHAR(MAX) NULL,
  [userId] INT NULL,
  [runId] INT NULL,
  [at] DATETIME2(3) NOT NULL,
  CONSTRAINT [pk_alert_event] PRIMARY KEY ([id]),
  CONSTRAINT [fk_alert_event_alertId] FOREIGN KEY ([alertId]) REFERENCES [alert] ([id])
);
CREATE INDEX [ix_alert_event_alert] ON [alert_event] ([alertId], [id]);

CREATE TABLE [user_supplier] (
  [userId] INT NOT NULL,
  [supplierId] INT NOT NULL,
  CONSTRAINT [pk_user_supplier] PRIMARY KEY ([userId], [supplierId]),
  CONSTRAINT [fk_user_supplier_userId] FOREIGN KEY ([userId]) REFERENCES [users] ([id]),
  CONSTRAINT [fk_user_supplier_supplierId] FOREIGN KEY ([supplierId]) REFERENCES [supplier] ([id])
);

CREATE TABLE [session] (
  [id] INT IDENTITY(1,1) NOT NULL,
  [tokenHash] VARBINARY(32) NOT NULL,
  [userId] INT NOT NULL,
  [createdAt] DATETIME2(3) NOT NULL,
  [lastSeenAt] DATETIME2(3) NOT NULL,
  [expiresAt] DATETIME2(3) NOT NULL,
  [endedAt] DATETIME2(3) NULL,
  [address] NVARCHAR(60) COLLATE Latin1_General_100_BIN2 NULL,
  [agent] NVARCHAR(400) NULL,
  CONSTRAINT [pk_session] PRIMARY KEY ([id]),
  CONSTRAINT [uq_session_tokenHash] UNIQUE ([tokenHash]),
  CONSTRAINT [fk_session_userId] FOREIGN KEY ([userId]) REFERENCES [users] ([id])
);
CREATE INDEX [ix_session_user] ON [session] ([userId]);

CREATE TABLE [sign_in_failure] (
  [id] INT IDENTITY(1,1) NOT NULL,
  [account] NVARCHAR(200) NOT NULL,
  [address] NVARCHAR(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [at] DATETIME2(3) NOT NULL,
  CONSTRAINT [pk_sign_in_failure] PRIMARY KEY ([id])
);
CREATE INDEX [ix_sign_in_failure_account] ON [sign_in_failure] ([account], [at]);
CREATE INDEX [ix_sign_in_failure_address] ON [sign_in_failure] ([address], [at]);

-- The lease of a step: one owner, a fencing number, an end on the database's clock.
CREATE TABLE [job_step] (
  [name] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [owner] NVARCHAR(120) COLLATE Latin1_General_100_BIN2 NULL,
  [fence] INT NOT NULL CONSTRAINT [df_job_step_fence] DEFAULT (0),
  [leaseUntil] DATETIME2(3) NULL,
  CONSTRAINT [pk_job_step] PRIMARY KEY ([name])
);

CREATE TABLE [job_run] (
  [id] INT IDENTITY(1,1) NOT NULL,
  [step] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [businessOn] DATE NULL,
  [erpRunId] INT NULL,
  [requestId] INT NULL,
  [startedBy] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [owner] NVARCHAR(120) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [startedAt] DATETIME2(3) NOT NULL,
  [heartbeatAt] DATETIME2(3) NOT NULL,
  [finishedAt] DATETIME2(3) NULL,
  [outcome] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [progressDone] INT NOT NULL CONSTRAINT [df_job_run_progressDone] DEFAULT (0),
  [progressTotal] INT NOT NULL CONSTRAINT [df_job_run_progressTotal] DEFAULT (0),
  [counts] NVARCHAR(MAX) NULL,
  [message] NVARCHAR(2000) NULL,
  CONSTRAINT [pk_job_run] PRIMARY KEY ([id]),
  CONSTRAINT [ck_job_run_counts_json] CHECK (ISJSON([counts]) = 1)
);
CREATE INDEX [ix_job_run_step] ON [job_run] ([step], [id]);
CREATE INDEX [ix_job_run_outcome] ON [job_run] ([outcome]);

CREATE TABLE [job_request] (
  [id] INT IDENTITY(1,1) NOT NULL,
  [step] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [businessOn] DATE NOT NULL,
  [status] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [message] NVARCHAR(2000) NULL,
  [requestedBy] INT NULL,
  [requestedAt] DATETIME2(3) NOT NULL,
  [jobRunId] INT NULL,
  CONSTRAINT [pk_job_request] PRIMARY KEY ([id])
);
CREATE INDEX [ix_job_request_status] ON [job_request] ([status], [step]);

CREATE TABLE [setting] (
  [name] NVARCHAR(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [value] NVARCHAR(MAX) NOT NULL,
  [changedAt] DATETIME2(3) NOT NULL,
  [changedBy] INT NULL,
  [version] INT NOT NULL CONSTRAINT [df_setting_version] DEFAULT (1),
  CONSTRAINT [pk_setting] PRIMARY KEY ([name]),
  CONSTRAINT [ck_setting_value_json] CHECK (ISJSON([value]) = 1)
);

-- The end of the hash chain; a writer locks it first.
CREATE TABLE [audit_head] (
  [id] INT NOT NULL,
  [lastEventId] INT NOT NULL,
  [hash] VARBINARY(32) NOT NULL,
  CONSTRAINT [pk_audit_head] PRIMARY KEY ([id])
);

CREATE TABLE [audit_event] (
  [id] INT IDENTITY(1,1) NOT NULL,
  [at] DATETIME2(3) NOT NULL,
  [userId] INT NULL,
  [actor] NVARCHAR(200) NOT NULL,
  [action] NVARCHAR(80) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [subject] NVARCHAR(200) NOT NULL,
  [before] NVARCHAR(MAX) NULL,
  [after] NVARCHAR(MAX) NULL,
  [reason] NVARCHAR(1000) NULL,
  [source] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [invocationId] NVARCHAR(80) COLLATE Latin1_General_100_BIN2 NULL,
  [previousHash] VARBINARY(32) NOT NULL,
  [hash] VARBINARY(32) NOT NULL,
  CONSTRAINT [pk_audit_event] PRIMARY KEY ([id]),
  CONSTRAINT [ck_audit_event_before_json] CHECK (ISJSON([before]) = 1),
  CONSTRAINT [ck_audit_event_after_json] CHECK (ISJSON([after]) = 1)
);
CREATE INDEX [ix_audit_event_at] ON [audit_event] ([at]);
CREATE INDEX [ix_audit_event_subject] ON [audit_event] ([subject], [id]);

INSERT INTO [roles] ([code], [name]) VALUES (N'admin', N'Administrator'), (N'planner', N'Planner'), (N'expeditor', N'Expeditor'), (N'supplier', N'Supplier'), (N'viewer', N'Viewer');
INSERT INTO [audit_head] ([id], [lastEventId], [hash]) VALUES (1, 0, 0x0000000000000000000000000000000000000000000000000000000000000000);
INSERT INTO [job_step] ([name]) VALUES (N'ingestion'), (N'changes'), (N'timeline'), (N'proposals'), (N'alerts');
GO
CREATE TRIGGER [tr_erp_change_event_append_only] ON [erp_change_event] INSTEAD OF UPDATE, DELETE AS
BEGIN
  SET NOCOUNT ON;
  THROW 51000, N'erp_change_event is append-only', 1;
END;
GO
CREATE TRIGGER [tr_movement_append_only] ON [movement] INSTEAD OF UPDATE, DELETE AS
BEGIN
  SET NOCOUNT ON;
  THROW 51000, N'movement is append-only', 1;
END;
GO
CREATE TRIGGER [tr_movement_redate_append_only] ON [movement_redate] INSTEAD OF UPDATE, DELETE AS
BEGIN
  SET NOCOUNT ON;
  THROW 51000, N'movement_redate is append-only', 1;
END;
GO
CREATE TRIGGER [tr_batch_event_append_only] ON [batch_event] INSTEAD OF UPDATE, DELETE AS
BEGIN
  SET NOCOUNT ON;
  THROW 51000, N'batch_event is append-only', 1;
END;
GO
CREATE TRIGGER [tr_date_event_append_only] ON [date_event] INSTEAD OF UPDATE, DELETE AS
BEGIN
  SET NOCOUNT ON;
  THROW 51000, N'date_event is append-only', 1;
END;
GO
CREATE TRIGGER [tr_ready_event_append_only] ON [ready_event] INSTEAD OF UPDATE, DELETE AS
BEGIN
  SET NOCOUNT ON;
  THROW 51000, N'ready_event is append-only', 1;
END;
GO
CREATE TRIGGER [tr_status_event_append_only] ON [status_event] INSTEAD OF UPDATE, DELETE AS
BEGIN
  SET NOCOUNT ON;
  THROW 51000, N'status_event is append-only', 1;
END;
GO
CREATE TRIGGER [tr_line_note_append_only] ON [line_note] INSTEAD OF UPDATE, DELETE AS
BEGIN
  SET NOCOUNT ON;
  THROW 51000, N'line_note is append-only', 1;
END;
GO
CREATE TRIGGER [tr_alert_event_append_only] ON [alert_event] INSTEAD OF UPDATE, DELETE AS
BEGIN
  SET NOCOUNT ON;
  THROW 51000, N'alert_event is append-only', 1;
END;
GO
CREATE TRIGGER [tr_audit_event_append_only] ON [audit_event] INSTEAD OF UPDATE, DELETE AS
BEGIN
  SET NOCOUNT ON;
  THROW 51000, N'audit_event is append-only', 1;
END;
