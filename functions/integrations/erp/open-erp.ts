import { localTime } from '../../../shared/dates.js';
import type { Environment } from '../../platform/environment.js';
import { demoSource, parseDemoAddress } from './demo/demo-source.js';
import type { ColumnMapping, ErpSource } from './erp-source.js';
import { folderSource } from './folder-source.js';
import { sqlServerSource } from './sqlserver-source.js';

/** The source that `BATCHLINE_ERP` names. */
export function openErp({ BATCHLINE_ERP: address, BATCHLINE_ERP_VIEW: view, BUSINESS_TIME_ZONE: zone }: Environment, mapping: () => Promise<ColumnMapping>): ErpSource {
  if (address.startsWith('folder:')) return folderSource({ folder: address.slice('folder:'.length), mapping });
  if (address.startsWith('demo:')) return demoSource(parseDemoAddress(address, localTime(new Date().toISOString(), zone).date));
  return sqlServerSource({ connection: address, view, mapping });
}
