-- Why: on SQL Server 2022 and later the server itself can prove that the audit trail was not rewritten, even by a sysadmin.
--
-- Optional, run by a member of db_owner. An existing table cannot become a ledger table, so the chain's ends are kept in one:
-- whoever rewrites audit_event would have to rewrite this too, and the server's own digest would show it. Add the two
-- statements at the end to a nightly job, and keep the digests where no administrator of the database gets to.

USE [batchline];
GO
CREATE TABLE [dbo].[audit_head_ledger] (
  [at] DATETIME2(3) NOT NULL,
  [lastEventId] INT NOT NULL,
  [hash] VARBINARY(32) NOT NULL
) WITH (LEDGER = ON (APPEND_ONLY = ON));
GO
INSERT INTO [dbo].[audit_head_ledger] ([at], [lastEventId], [hash]) SELECT SYSUTCDATETIME(), [lastEventId], [hash] FROM [dbo].[audit_head];
GO
EXEC sys.sp_generate_database_ledger_digest;
GO
