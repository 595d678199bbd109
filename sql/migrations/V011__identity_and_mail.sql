-- Why: people are invited by one-time links and sign in with Microsoft as well, a first administrator is made by a code, and mail goes out through an outbox that no crash can lose.

ALTER TABLE [session] ADD [provider] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NULL;

-- Only the token's hash is kept. A link without a user lets in the first administrator.
CREATE TABLE [one_time_link] (
  [id] INT IDENTITY(1,1) NOT NULL,
  [tokenHash] VARBINARY(32) NOT NULL,
  [purpose] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [userId] INT NULL,
  [createdAt] DATETIME2(3) NOT NULL,
  [createdBy] INT NULL,
  [expiresAt] DATETIME2(3) NOT NULL,
  [usedAt] DATETIME2(3) NULL,
  [endedAt] DATETIME2(3) NULL,
  CONSTRAINT [pk_one_time_link] PRIMARY KEY ([id]),
  CONSTRAINT [uq_one_time_link_tokenHash] UNIQUE ([tokenHash]),
  CONSTRAINT [fk_one_time_link_userId] FOREIGN KEY ([userId]) REFERENCES [users] ([id]),
  CONSTRAINT [ck_one_time_link_purpose] CHECK ([purpose] IN (N'invitation', N'reset', N'setup'))
);
CREATE INDEX [ix_one_time_link_user] ON [one_time_link] ([userId], [expiresAt]);

-- A sign-in that is on its way through a provider. The row goes when it comes back, whatever it brings.
CREATE TABLE [sign_in_flow] (
  [id] INT IDENTITY(1,1) NOT NULL,
  [stateHash] VARBINARY(32) NOT NULL,
  [browserHash] VARBINARY(32) NOT NULL,
  [provider] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [nonce] NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [verifier] NVARCHAR(128) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [address] NVARCHAR(60) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [expiresAt] DATETIME2(3) NOT NULL,
  CONSTRAINT [pk_sign_in_flow] PRIMARY KEY ([id]),
  CONSTRAINT [uq_sign_in_flow_stateHash] UNIQUE ([stateHash])
);
CREATE INDEX [ix_sign_in_flow_expires] ON [sign_in_flow] ([expiresAt]);
CREATE INDEX [ix_sign_in_flow_address] ON [sign_in_flow] ([address], [expiresAt]);

-- Who a provider says somebody is: its name for the person never changes, an e-mail may.
CREATE TABLE [user_identity] (
  [provider] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [subject] NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [userId] INT NOT NULL,
  [linkedAt] DATETIME2(3) NOT NULL,
  CONSTRAINT [pk_user_identity] PRIMARY KEY ([provider], [subject]),
  CONSTRAINT [uq_user_identity_userId_provider] UNIQUE ([userId], [provider]),
  CONSTRAINT [fk_user_identity_userId] FOREIGN KEY ([userId]) REFERENCES [users] ([id])
);

-- What is to be mailed, written with the change that it tells of. Texts are made when they are sent, and so are one-time links: no secret lies here.
CREATE TABLE [mail_outbox] (
  [id] INT IDENTITY(1,1) NOT NULL,
  [dedupeKey] NVARCHAR(120) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [kind] NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [userId] INT NOT NULL,
  [language] NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [facts] NVARCHAR(MAX) NOT NULL,
  [status] NVARCHAR(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [attempts] INT NOT NULL CONSTRAINT [df_mail_outbox_attempts] DEFAULT (0),
  [nextTryAt] DATETIME2(3) NOT NULL,
  [createdAt] DATETIME2(3) NOT NULL,
  [createdBy] INT NULL,
  [finishedAt] DATETIME2(3) NULL,
  [lastError] NVARCHAR(400) NULL,
  [version] INT NOT NULL CONSTRAINT [df_mail_outbox_version] DEFAULT (1),
  CONSTRAINT [pk_mail_outbox] PRIMARY KEY ([id]),
  CONSTRAINT [uq_mail_outbox_dedupeKey] UNIQUE ([dedupeKey]),
  CONSTRAINT [fk_mail_outbox_userId] FOREIGN KEY ([userId]) REFERENCES [users] ([id]),
  CONSTRAINT [ck_mail_outbox_kind] CHECK ([kind] IN (N'invitation', N'reset', N'digest', N'test')),
  CONSTRAINT [ck_mail_outbox_status] CHECK ([status] IN (N'waiting', N'sent', N'failed', N'dropped')),
  CONSTRAINT [ck_mail_outbox_facts_json] CHECK (ISJSON([facts]) = 1)
);
CREATE INDEX [ix_mail_outbox_due] ON [mail_outbox] ([status], [nextTryAt]);

-- The nights whose digests were written.
CREATE TABLE [digest_night] (
  [businessOn] DATE NOT NULL,
  [queuedAt] DATETIME2(3) NOT NULL,
  CONSTRAINT [pk_digest_night] PRIMARY KEY ([businessOn])
);

INSERT INTO [job_step] ([name]) VALUES (N'mail');
