-- Why: at most a quarter of an hour of work is lost with the server: a full copy every night, the log every 15 minutes.
--
-- Run by a member of sysadmin on an edition with SQL Server Agent. Replace D:\Backups\Batchline; the account of the SQL
-- Server service writes there. Copy the folder to another machine, and try a restore every quarter (docs/operations.md).
-- Where log shipping makes the copies of the log, leave out the second job: two jobs would break one chain.

USE [msdb];
GO
EXEC sp_add_job @job_name = N'Batchline: full backup';
GO
EXEC sp_add_jobstep @job_name = N'Batchline: full backup', @step_name = N'Copy and check', @subsystem = N'TSQL', @database_name = N'master',
  @command = N'DECLARE @file NVARCHAR(260) = N''D:\Backups\Batchline\full-'' + CONVERT(NVARCHAR(8), SYSUTCDATETIME(), 112) + N''.bak'';
BACKUP DATABASE [batchline] TO DISK = @file WITH CHECKSUM, COMPRESSION, INIT;
RESTORE VERIFYONLY FROM DISK = @file WITH CHECKSUM;';
GO
EXEC sp_add_jobschedule @job_name = N'Batchline: full backup', @name = N'Every night at one', @freq_type = 4, @freq_interval = 1, @active_start_time = 10000;
GO
EXEC sp_add_jobserver @job_name = N'Batchline: full backup';
GO
EXEC sp_add_job @job_name = N'Batchline: log backup';
GO
EXEC sp_add_jobstep @job_name = N'Batchline: log backup', @step_name = N'Copy', @subsystem = N'TSQL', @database_name = N'master',
  @command = N'DECLARE @file NVARCHAR(260) = N''D:\Backups\Batchline\log-'' + FORMAT(SYSUTCDATETIME(), N''yyyyMMdd-HHmm'') + N''.trn'';
BACKUP LOG [batchline] TO DISK = @file WITH CHECKSUM, COMPRESSION;';
GO
EXEC sp_add_jobschedule @job_name = N'Batchline: log backup', @name = N'Every 15 minutes', @freq_type = 4, @freq_interval = 1, @freq_subday_type = 4, @freq_subday_interval = 15;
GO
EXEC sp_add_jobserver @job_name = N'Batchline: log backup';
GO
