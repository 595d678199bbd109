-- Why: the daily copy of the embedded database is recorded like every job, so that one that fails is an alert.

INSERT INTO [job_step] ([name]) VALUES (N'backup');
