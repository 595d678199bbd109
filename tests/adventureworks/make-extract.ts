import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { asCsv, type FileLine } from '../fixtures/nights.js';

type Row = Record<string, string>;

const table = (name: string): Row[] => parse(readFileSync(new URL(`./data/${name}.csv`, import.meta.url)), { columns: true, bom: true });
const byId = (rows: Row[], id: string) => new Map(rows.map((row) => [row[id], row]));

/** AdventureWorks' words for the status of an order. */
const statuses: Record<string, string> = { 1: 'Pending', 2: 'Approved', 3: 'Rejected', 4: 'Complete' };

/** AdventureWorks' purchase orders as one extract of a folder ERP. */
export function adventureWorksExtract(): string {
  const orders = byId(table('Purchasing.PurchaseOrderHeader'), 'PurchaseOrderID');
  const vendors = byId(table('Purchasing.Vendor'), 'BusinessEntityID');
  const products = byId(table('Production.Product'), 'ProductID');
  return asCsv(table('Purchasing.PurchaseOrderDetail').map((line): FileLine => {
    const order = orders.get(line['PurchaseOrderID'])!;
    const [vendor, product] = [vendors.get(order['VendorID'])!, products.get(line['ProductID'])!];
    return {
      poNumber: order['PurchaseOrderID']!, lineNumber: line['PurchaseOrderDetailID']!, supplierCode: vendor['AccountNumber']!, supplierName: vendor['Name']!,
      itemCode: product['ProductNumber']!, itemName: product['Name']!, orderedQty: line['OrderQty']!, deliveredQty: line['ReceivedQty']!, unitPrice: line['UnitPrice']!,
      orderedOn: order['OrderDate']!, dueOn: line['DueDate']!, receivedOn: Number(line['ReceivedQty']) > 0 ? line['ModifiedDate']! : null, status: statuses[order['Status']!]!,
    };
  }));
}
