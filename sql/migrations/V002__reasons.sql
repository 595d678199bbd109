-- Why: whoever moves a date says why; the reason's class decides whether the agreed date of OTIF moves with it.

CREATE TABLE [reason] (
  [code] NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [acceptable] BIT NOT NULL,
  [labelEn] NVARCHAR(100) NOT NULL,
  [labelZh] NVARCHAR(100) NOT NULL,
  [active] BIT NOT NULL CONSTRAINT [df_reason_active] DEFAULT (1),
  [version] INT NOT NULL CONSTRAINT [df_reason_version] DEFAULT (1),
  CONSTRAINT [pk_reason] PRIMARY KEY ([code])
);

INSERT INTO [reason] ([code], [acceptable], [labelEn], [labelZh]) VALUES
  (N'progress', 0, N'Progress as planned', N'按计划进行'),
  (N'proposal-accepted', 0, N'Proposal accepted', N'接受建议'),
  (N'material-shortage', 0, N'Material shortage', N'物料短缺'),
  (N'capacity', 0, N'Capacity at the supplier', N'供应商产能'),
  (N'quality', 0, N'Quality issue', N'质量问题'),
  (N'tooling', 0, N'Tooling or machine down', N'模具或设备故障'),
  (N'transport', 0, N'Transport delay', N'运输延误'),
  (N'customs', 0, N'Customs or documents', N'海关或单证'),
  (N'other', 0, N'Other (see note)', N'其他(见备注)'),
  (N'customer-request', 1, N'Requested by the customer', N'客户要求'),
  (N'order-changed', 1, N'Order or specification changed', N'订单或规格变更'),
  (N'force-majeure', 1, N'Force majeure', N'不可抗力');
