-- Why: what counts as on time and in full is a matter of policy, so policies are data; an alert's history says until when it was snoozed.

-- daysEarly NULL means early without limit; tolerance is the share of the ordered quantity that may be missing.
CREATE TABLE [otif_policy] (
  [code] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [labelEn] NVARCHAR(200) NOT NULL,
  [labelZh] NVARCHAR(200) NOT NULL,
  [basis] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [daysEarly] INT NULL,
  [daysLate] INT NOT NULL,
  [level] NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [tolerance] DECIMAL(18,4) NOT NULL CONSTRAINT [df_otif_policy_tolerance] DEFAULT (0),
  [active] BIT NOT NULL CONSTRAINT [df_otif_policy_active] DEFAULT (1),
  [version] INT NOT NULL CONSTRAINT [df_otif_policy_version] DEFAULT (1),
  CONSTRAINT [pk_otif_policy] PRIMARY KEY ([code]),
  CONSTRAINT [ck_otif_policy_basis] CHECK ([basis] IN (N'original-due', N'first-promise', N'agreed')),
  CONSTRAINT [ck_otif_policy_level] CHECK ([level] IN (N'line', N'order'))
);

INSERT INTO [otif_policy] ([code], [labelEn], [labelZh], [basis], [daysEarly], [daysLate], [level]) VALUES
  (N'STRICT', N'Original due date, whole order', N'原始需求日期，整单', N'original-due', NULL, 0, N'order'),
  (N'PROMISE', N'First promise, per line', N'首次承诺，按行', N'first-promise', 7, 0, N'line'),
  (N'GHSC', N'Agreed date, per line', N'商定日期，按行', N'agreed', 14, 7, N'line');

ALTER TABLE [alert_event] ADD [untilOn] DATE NULL;
CREATE INDEX [ix_alert_supplier] ON [alert] ([supplierId], [status], [severity], [rule]);
