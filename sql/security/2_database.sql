-- Why: the database as the product needs it. Readers must not wait for writers: READ_COMMITTED_SNAPSHOT is not optional.
--
-- Run by a member of sysadmin, once, after 1_logins.sql. Then, from the release's folder and with batchline_owner in
-- BATCHLINE_DATABASE:  npm run db:migrate

USE [master];
GO
CREATE DATABASE [batchline] COLLATE Latin1_General_100_CI_AS_SC;
GO
ALTER DATABASE [batchline] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
GO
-- FULL, because log backups and log shipping need it. 4_backup_job.sql keeps the log small.
ALTER DATABASE [batchline] SET RECOVERY FULL;
GO
ALTER DATABASE [batchline] SET AUTO_CLOSE OFF, AUTO_SHRINK OFF, PAGE_VERIFY CHECKSUM, DB_CHAINING OFF, TRUSTWORTHY OFF;
GO

USE [batchline];
GO
CREATE USER [batchline_app] FOR LOGIN [batchline_app];
GO
CREATE USER [batchline_owner] FOR LOGIN [batchline_owner];
GO
ALTER ROLE [db_ddladmin] ADD MEMBER [batchline_owner];
GO
ALTER ROLE [db_datareader] ADD MEMBER [batchline_owner];
GO
ALTER ROLE [db_datawriter] ADD MEMBER [batchline_owner];
GO
-- A key to a table of another owner asks for this.
GRANT REFERENCES TO [batchline_owner];
GO
