import type mssql from 'mssql';
import type { ErpConnection } from '../../../shared/contracts/erp-connection.js';
import { localTime } from '../../../shared/dates.js';
import { sqlServerConfig } from '../../platform/database/sqlserver/sqlserver-connection.js';
import type { Environment } from '../../platform/environment.js';
import { demoSource, parseDemoAddress } from './demo/demo-source.js';
import type { ColumnMapping, ErpSource } from './erp-source.js';
import { folderSource } from './folder-source.js';
import { sqlServerSource } from './sqlserver-source.js';

type Mapping = () => Promise<ColumnMapping>;

/** The source that `BATCHLINE_ERP` names; the demo where it names none. */
export function openErp({ BATCHLINE_ERP: address = 'demo:', BATCHLINE_ERP_VIEW: view, BUSINESS_TIME_ZONE: zone }: Environment, mapping: Mapping): ErpSource {
  if (address === 'none') return noSource;
  if (address.startsWith('folder:')) return folderSource({ folder: address.slice('folder:'.length), mapping });
  if (address.startsWith('demo:')) return openDemo(address, zone);
  return sqlServerSource({ config: () => sqlServerConfig(address), view, mapping });
}

const openDemo = (address: string, zone: string) => demoSource(parseDemoAddress(address, localTime(new Date().toISOString(), zone).date));

/** Until an administrator says where PO lines come from. */
const noSource: ErpSource = {
  kind: 'none', scheduled: true, waiting: async () => [], extractOf: async () => null,
  open: () => Promise.reject(new Error('There is no ERP connection.')),
};

export interface ConnectionRest { password: string | null; zone: string; mapping: Mapping }

/** The source of a connection that an administrator described. */
export function openConnection(connection: ErpConnection, { password, zone, mapping }: ConnectionRest): ErpSource {
  if (connection.kind === 'demo') return openDemo('demo:', zone);
  if (connection.kind === 'folder') return folderSource({ folder: connection.folder, mapping });
  return sqlServerSource({ config: () => configOf(connection, password), view: connection.view, mapping });
}

function configOf({ server, port, database, user, encrypt, trustCertificate }: Extract<ErpConnection, { kind: 'sqlserver' }>, password: string | null): mssql.config {
  const [host = server, instanceName] = server.split('\\');
  return {
    server: host, ...(port !== null && { port }), database, user, password: password ?? '', requestTimeout: 120_000,
    options: { encrypt, trustServerCertificate: trustCertificate, ...(instanceName && port === null && { instanceName }) },
  };
}
