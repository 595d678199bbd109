-- Why: the login with which Batchline reads the ERP. It may select from the one view and do nothing else.
--
-- Run by a member of sysadmin, after po_lines.view.sql. Replace the names and the password; give the password to nobody but
-- the service account that runs Batchline (environment variable BATCHLINE_ERP):
--     BATCHLINE_ERP=Server=erpdb01;Database=YourErp;User Id=batchline_reader;Password=...;Encrypt=true
--     BATCHLINE_ERP_VIEW=dbo.batchline_po_lines

USE [master];
GO
CREATE LOGIN [batchline_reader] WITH PASSWORD = N'<a long random password>', DEFAULT_DATABASE = [YourErp], CHECK_POLICY = ON;
GO

USE [YourErp];
GO
CREATE USER [batchline_reader] FOR LOGIN [batchline_reader];
GO
-- The view and the tables behind it have one owner (dbo), so nothing on the tables themselves is granted: ownership
-- chaining lets the view read them. Where the view joins another database, grant SELECT there on a view of its own.
GRANT SELECT ON OBJECT::[dbo].[batchline_po_lines] TO [batchline_reader];
GO

-- To check, as batchline_reader. The first must list SELECT on the view and CONNECT, the second some rows, the third fail:
--     SELECT * FROM fn_my_permissions(N'dbo.batchline_po_lines', N'OBJECT');
--     SELECT TOP (3) * FROM [dbo].[batchline_po_lines];
--     SELECT TOP (3) * FROM [dbo].[PurchaseOrderLine];
