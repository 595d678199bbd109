-- Why: the one thing that Batchline reads in your ERP: its purchase order lines, one row per line, as they are now.
--
-- A template for the administrator of the ERP's database. Replace the tables and columns after FROM and on the right-hand
-- side of each AS by those of your ERP; keep the names after AS. (Where names cannot be kept, Batchline maps them: setting
-- columnMapping, {"poNumber": "OrderNo", ...}.) Then create the login with reader.login.sql.
--
-- The view is read once a night, as a stream and without locks that block others where the database allows snapshots:
--     ALTER DATABASE [YourErp] SET ALLOW_SNAPSHOT_ISOLATION ON;
-- Without it the reader waits up to 30 seconds for a locked row and tries again later; it never reads uncommitted data.
--
-- WHICH LINES: every open line, and every line that was closed or cancelled in the last 30 days. The second half matters:
-- an ERP closes a line with its last receipt, so a view of open lines only loses that receipt for good. The 30 days must
-- outlast any night that is missed; more is harmless. No line may appear twice.
--
-- WHAT IT MUST NOT DO: filter by date of change, convert text to numbers that may fail, or use NOLOCK.
--
-- column          type             required  meaning                                                     examples
-- --------------  ---------------  --------  ----------------------------------------------------------  --------------------------------
-- poNumber        NVARCHAR(40)     yes       number of the purchase order, leading zeros kept            4500101234, PO-000815
-- lineNumber      NVARCHAR(20)     yes       number of the line in it; with poNumber it is the key       00010, 1
-- supplierCode    NVARCHAR(40)     yes       the ERP's code of the supplier (vendor)                     V10134
-- supplierName    NVARCHAR(200)    no        its name                                                    Suzhou Lanqiao ... 苏州蓝桥...
-- itemCode        NVARCHAR(80)     yes       the ERP's code of the item (SKU)                            FA-10023
-- itemName        NVARCHAR(300)    no        its name or description                                     Hex bolt M8 8.8 zinc
-- itemFamily      NVARCHAR(80)     no        product group; lead times are learnt per supplier and it    Fasteners
-- finalCustomer   NVARCHAR(200)    no        for whom it is bought, where known                          Helvetia Messtechnik AG
-- uom             NVARCHAR(20)     no        unit of measure of the quantities                           EA, PCS, KG, M
-- orderedQty      DECIMAL(18,4)    yes       ordered quantity as it stands now, never negative           1200, 62.5
-- deliveredQty    DECIMAL(18,4)    yes       received so far, in sum; NULL counts as 0                   0, 400
-- unitPrice       DECIMAL(18,4)    no        net price of one unit                                       0.2643
-- currency        NVARCHAR(10)     no        its currency                                                EUR, CNY, USD
-- orderedOn       DATE             no        day on which the line was entered; lead times start here    2026-09-17
-- dueOn           DATE             yes       need-by date: when the goods are needed                     2026-11-16
-- promisedOn      DATE             no        date that the supplier last promised, NULL without one      2026-11-19
-- receivedOn      DATE             no        in-date: date of the newest receipt, NULL without one       2026-11-18
-- status          NVARCHAR(40)     no        the ERP's own word; the setting erpStatusMap reads it       Open, Partial, Closed, Cancelled
-- customDate1-5   DATE             no        up to five dates of your own                                date the customer asked for
-- customText1-5   NVARCHAR(400)    no        up to five texts of your own                                incoterm, warehouse
-- customDecimal1-5 DECIMAL(18,4)   no        up to five numbers of your own                              net weight of one unit
--
-- Due, promised and in-date must speak of the same place: all ex works, or all arrival. A row that lacks a required value
-- is rejected with its reason and listed; the others go on. "No date" is NULL (1753-01-01, 1900-01-01 and 9999-12-31 are
-- understood as well). Optional columns may be left out of the view or be NULL; one that is added later changes nothing
-- until it holds something.

CREATE VIEW [dbo].[batchline_po_lines] AS
SELECT
  CAST(o.[OrderNumber] AS NVARCHAR(40)) AS [poNumber],
  CAST(l.[LineNumber] AS NVARCHAR(20)) AS [lineNumber],
  CAST(v.[VendorCode] AS NVARCHAR(40)) AS [supplierCode],
  CAST(v.[VendorName] AS NVARCHAR(200)) AS [supplierName],
  CAST(i.[ItemCode] AS NVARCHAR(80)) AS [itemCode],
  CAST(i.[ItemName] AS NVARCHAR(300)) AS [itemName],
  CAST(i.[ItemGroup] AS NVARCHAR(80)) AS [itemFamily],
  CAST(c.[CustomerName] AS NVARCHAR(200)) AS [finalCustomer],
  CAST(l.[Unit] AS NVARCHAR(20)) AS [uom],
  CAST(l.[OrderedQuantity] AS DECIMAL(18,4)) AS [orderedQty],
  CAST(l.[ReceivedQuantity] AS DECIMAL(18,4)) AS [deliveredQty],
  CAST(l.[UnitPrice] AS DECIMAL(18,4)) AS [unitPrice],
  CAST(o.[CurrencyCode] AS NVARCHAR(10)) AS [currency],
  CAST(l.[CreatedAt] AS DATE) AS [orderedOn],
  CAST(l.[NeedByDate] AS DATE) AS [dueOn],
  CAST(l.[PromisedDate] AS DATE) AS [promisedOn],
  CAST(l.[LastReceiptDate] AS DATE) AS [receivedOn],
  CAST(l.[LineStatus] AS NVARCHAR(40)) AS [status],
  CAST(l.[RequestedDate] AS DATE) AS [customDate1],
  CAST(NULL AS DATE) AS [customDate2],
  CAST(NULL AS DATE) AS [customDate3],
  CAST(NULL AS DATE) AS [customDate4],
  CAST(NULL AS DATE) AS [customDate5],
  CAST(o.[Incoterm] AS NVARCHAR(400)) AS [customText1],
  CAST(l.[Warehouse] AS NVARCHAR(400)) AS [customText2],
  CAST(NULL AS NVARCHAR(400)) AS [customText3],
  CAST(NULL AS NVARCHAR(400)) AS [customText4],
  CAST(NULL AS NVARCHAR(400)) AS [customText5],
  CAST(i.[NetWeight] AS DECIMAL(18,4)) AS [customDecimal1],
  CAST(NULL AS DECIMAL(18,4)) AS [customDecimal2],
  CAST(NULL AS DECIMAL(18,4)) AS [customDecimal3],
  CAST(NULL AS DECIMAL(18,4)) AS [customDecimal4],
  CAST(NULL AS DECIMAL(18,4)) AS [customDecimal5]
FROM [dbo].[PurchaseOrderLine] AS l
JOIN [dbo].[PurchaseOrder] AS o ON o.[OrderId] = l.[OrderId]
-- LEFT: a line without its supplier or item is then rejected with the reason, instead of missing without a word.
LEFT JOIN [dbo].[Vendor] AS v ON v.[VendorId] = o.[VendorId]
LEFT JOIN [dbo].[Item] AS i ON i.[ItemId] = l.[ItemId]
LEFT JOIN [dbo].[Customer] AS c ON c.[CustomerId] = l.[CustomerId]
-- ClosedAt is the day on which the line was closed or cancelled. An ERP without such a column has a day of last change,
-- or takes the later of LastReceiptDate and the day of that change: any day that is not earlier than the closing serves.
WHERE l.[LineStatus] IS NULL
  OR l.[LineStatus] NOT IN (N'Closed', N'Closed short', N'Cancelled')
  OR l.[ClosedAt] >= DATEADD(DAY, -30, CAST(SYSDATETIME() AS DATE));
