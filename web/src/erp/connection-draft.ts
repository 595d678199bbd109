import type { ErpConnection, ErpConnectionDraft } from '../../../shared/contracts/erp-connection.js';

/** What stands in the form: every field as text, whatever kind is chosen. */
export interface ConnectionForm { kind: ErpConnection['kind']; folder: string; server: string; port: string; database: string; view: string; user: string; password: string; encrypt: boolean; trustCertificate: boolean }

const blank: ConnectionForm = { kind: 'sqlserver', folder: '', server: '', port: '', database: '', view: 'dbo.batchline_po_lines', user: '', password: '', encrypt: true, trustCertificate: false };

export function formOf(saved: ErpConnection | null): ConnectionForm {
  if (!saved) return blank;
  if (saved.kind !== 'sqlserver') return { ...blank, ...saved };
  return { ...blank, ...saved, port: saved.port === null ? '' : String(saved.port) };
}

/** What is sent; a password that is left empty is the one that is kept. */
export function draftOf({ kind, folder, port, password, ...sqlServer }: ConnectionForm): ErpConnectionDraft {
  if (kind === 'demo') return { kind };
  if (kind === 'folder') return { kind, folder: folder.trim() };
  return { kind, ...sqlServer, port: port.trim() === '' ? null : Number(port), ...(password !== '' && { password }) };
}
