-- Why: shows that the rights are as they should be. Run as batchline_app after 3_application_role.sql; it changes nothing.
-- Expected: is_read_committed_snapshot_on 1; no row of the second; may_update and may_delete 0 in every row of the third.

USE [batchline];
GO
SELECT [name], [is_read_committed_snapshot_on], [recovery_model_desc] FROM sys.databases WHERE [name] = N'batchline';
GO
SELECT [permission_name] FROM fn_my_permissions(NULL, N'DATABASE') WHERE [permission_name] LIKE N'ALTER%' OR [permission_name] LIKE N'CREATE%' OR [permission_name] = N'CONTROL';
GO
SELECT t.[name],
  HAS_PERMS_BY_NAME(N'dbo.' + t.[name], N'OBJECT', N'UPDATE') AS [may_update], HAS_PERMS_BY_NAME(N'dbo.' + t.[name], N'OBJECT', N'DELETE') AS [may_delete]
FROM sys.tables AS t
WHERE OBJECT_ID(N'tr_' + t.[name] + N'_append_only') IS NOT NULL;
GO
