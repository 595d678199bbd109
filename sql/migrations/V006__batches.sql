-- Why: people change what a batch carries, and read batches by status and arrival and their story by batch.

ALTER TABLE [batch_event] ADD [fromQty] DECIMAL(18,4) NULL;
CREATE INDEX [ix_batch_event_batch] ON [batch_event] ([batchId], [id]);
CREATE INDEX [ix_dispatch_batch_status] ON [dispatch_batch] ([status], [arriveOn], [id]);
