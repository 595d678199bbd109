-- Why: people arrange the list as they need it and keep it so: columns, last view, named views; and the client asks cheaply whether its copy is still good.

-- What a person keeps for themselves. No event of the business: the newest value is all there is.
CREATE TABLE [user_preference] (
  [userId] INT NOT NULL,
  [name] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [value] NVARCHAR(MAX) NOT NULL,
  [changedAt] DATETIME2(3) NOT NULL,
  [version] INT NOT NULL CONSTRAINT [df_user_preference_version] DEFAULT (1),
  CONSTRAINT [pk_user_preference] PRIMARY KEY ([userId], [name]),
  CONSTRAINT [fk_user_preference_userId] FOREIGN KEY ([userId]) REFERENCES [users] ([id]),
  CONSTRAINT [ck_user_preference_value_json] CHECK (ISJSON([value]) = 1)
);

CREATE TABLE [saved_view] (
  [id] INT IDENTITY(1,1) NOT NULL,
  [ownerId] INT NOT NULL,
  [name] NVARCHAR(60) NOT NULL,
  [shared] BIT NOT NULL CONSTRAINT [df_saved_view_shared] DEFAULT (0),
  [value] NVARCHAR(MAX) NOT NULL,
  [changedAt] DATETIME2(3) NOT NULL,
  [version] INT NOT NULL CONSTRAINT [df_saved_view_version] DEFAULT (1),
  CONSTRAINT [pk_saved_view] PRIMARY KEY ([id]),
  CONSTRAINT [uq_saved_view_ownerId_name] UNIQUE ([ownerId], [name]),
  CONSTRAINT [fk_saved_view_ownerId] FOREIGN KEY ([ownerId]) REFERENCES [users] ([id]),
  CONSTRAINT [ck_saved_view_value_json] CHECK (ISJSON([value]) = 1)
);
CREATE INDEX [ix_saved_view_shared] ON [saved_view] ([shared]);

-- Answers "has anything changed in this scope" from the index alone.
CREATE INDEX [ix_po_line_version] ON [po_line] ([supplierId], [version], [changedAt]) WHERE [archivedOn] IS NULL;
