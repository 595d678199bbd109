-- Why: a read-only copy tells how old it is by the last beat of the primary that reached it, and which night it carries.

CREATE TABLE [heartbeat] (
  [id] INT NOT NULL,
  [beatAt] DATETIME2(3) NULL,
  [businessOn] DATE NULL,
  CONSTRAINT [pk_heartbeat] PRIMARY KEY ([id])
);
INSERT INTO [heartbeat] ([id]) VALUES (1);
