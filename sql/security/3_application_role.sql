-- Why: what the product may do: read and write data, append to history. It changes no table and rewrites nothing.
--
-- Run by a member of db_owner after the first npm run db:migrate, and again after every update that adds a table with
-- history. It may be run any number of times.
--
-- What guards history, from the outside in: the denial here; an owner of its own, so that no view, procedure or trigger of
-- dbo reaches it by ownership chaining; the trigger of each table, which throws whoever asks; and a foreign key from
-- append_only_key, for which SQL Server refuses TRUNCATE. The hash chain of audit_event shows what a sysadmin did
-- all the same: npm run audit -- verify.

USE [batchline];
GO
IF DATABASE_PRINCIPAL_ID(N'batchline_application') IS NULL CREATE ROLE [batchline_application];
GO
GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::[dbo] TO [batchline_application];
GO
-- Not CONTROL: to deny that is to deny everything, reading included.
DENY ALTER, TAKE OWNERSHIP ON SCHEMA::[dbo] TO [batchline_application];
GO
-- The product asks at its start whether the schema is its own, and migrates only where batchline_owner runs it.
DENY INSERT, UPDATE, DELETE ON OBJECT::[dbo].[schema_migration] TO [batchline_application];
GO
-- The keys that TRUNCATE stumbles over.
DENY INSERT, UPDATE, DELETE ON OBJECT::[dbo].[append_only_key] TO [batchline_application];
GO

-- An owner without a login.
IF DATABASE_PRINCIPAL_ID(N'batchline_history') IS NULL CREATE USER [batchline_history] WITHOUT LOGIN;
GO
ALTER AUTHORIZATION ON OBJECT::[dbo].[erp_change_event] TO [batchline_history];
GO
ALTER AUTHORIZATION ON OBJECT::[dbo].[movement] TO [batchline_history];
GO
ALTER AUTHORIZATION ON OBJECT::[dbo].[movement_redate] TO [batchline_history];
GO
ALTER AUTHORIZATION ON OBJECT::[dbo].[batch_event] TO [batchline_history];
GO
ALTER AUTHORIZATION ON OBJECT::[dbo].[date_event] TO [batchline_history];
GO
ALTER AUTHORIZATION ON OBJECT::[dbo].[ready_event] TO [batchline_history];
GO
ALTER AUTHORIZATION ON OBJECT::[dbo].[status_event] TO [batchline_history];
GO
ALTER AUTHORIZATION ON OBJECT::[dbo].[line_note] TO [batchline_history];
GO
ALTER AUTHORIZATION ON OBJECT::[dbo].[alert_event] TO [batchline_history];
GO
ALTER AUTHORIZATION ON OBJECT::[dbo].[audit_event] TO [batchline_history];
GO

-- History is appended to and read. This stands after the owners, because changing an owner drops what was denied before.
DENY UPDATE, DELETE, ALTER ON OBJECT::[dbo].[erp_change_event] TO [batchline_application];
GO
DENY UPDATE, DELETE, ALTER ON OBJECT::[dbo].[movement] TO [batchline_application];
GO
DENY UPDATE, DELETE, ALTER ON OBJECT::[dbo].[movement_redate] TO [batchline_application];
GO
DENY UPDATE, DELETE, ALTER ON OBJECT::[dbo].[batch_event] TO [batchline_application];
GO
DENY UPDATE, DELETE, ALTER ON OBJECT::[dbo].[date_event] TO [batchline_application];
GO
DENY UPDATE, DELETE, ALTER ON OBJECT::[dbo].[ready_event] TO [batchline_application];
GO
DENY UPDATE, DELETE, ALTER ON OBJECT::[dbo].[status_event] TO [batchline_application];
GO
DENY UPDATE, DELETE, ALTER ON OBJECT::[dbo].[line_note] TO [batchline_application];
GO
DENY UPDATE, DELETE, ALTER ON OBJECT::[dbo].[alert_event] TO [batchline_application];
GO
DENY UPDATE, DELETE, ALTER ON OBJECT::[dbo].[audit_event] TO [batchline_application];
GO

ALTER ROLE [batchline_application] ADD MEMBER [batchline_app];
GO
