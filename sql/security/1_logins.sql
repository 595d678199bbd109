-- Why: three logins for three jobs, so that no password opens more than it must.
--
-- Run by a member of sysadmin, once. Replace the passwords; put each where it is used and nowhere else:
--   batchline_app    settings.env on the server, BATCHLINE_DATABASE: reads and writes data, changes no table
--   batchline_owner  in the hands of the administrator, for db:migrate and db:move: changes tables
-- The third, batchline_reader, reads the ERP and lies there: sql/erp/reader.login.sql. It has no user in this database.

USE [master];
GO
CREATE LOGIN [batchline_app] WITH PASSWORD = N'<a long random password>', DEFAULT_DATABASE = [batchline], CHECK_POLICY = ON;
GO
CREATE LOGIN [batchline_owner] WITH PASSWORD = N'<another long random password>', DEFAULT_DATABASE = [batchline], CHECK_POLICY = ON;
GO
