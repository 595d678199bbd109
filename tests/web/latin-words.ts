/** Names of things that are written in Latin letters in Chinese as well, and forms of dates and units. */
const codes = new Set(['Batchline', 'Microsoft', 'PO', 'ERP', 'Excel', 'CSV', 'XLSX', 'XLS', 'OTIF', 'MOQ', 'ISO', 'SKU', 'UTF', 'GB', 'SQL', 'Server', 'SQLite', 'Node', 'Browser', 'TCP', 'SELECT', 'STRICT', 'PROMISE', 'GHSC', 'Esc', 'Enter', 'Ctrl', 'Alt', 'Shift', 'Tab', 'YYYY', 'MM', 'DD', 'MAE', 'MB', 'KB', 'PDF', 'ID',
  // Programs and systems, as a list of sessions names devices.
  'Chrome', 'Edge', 'Firefox', 'Safari', 'Windows', 'Linux', 'Android', 'iOS', 'macOS',
  // The columns of the file of ready dates are called so in every language, because files travel.
  'Item', 'Qty', 'ReadyDate', 'Line', 'Comment']);

/** Words in Latin letters that are neither data nor codes, addresses, names in camelCase or what a browser says of itself. A word is two letters or more: single ones are keys and marks. */
export function latinWords(text: string, data: readonly string[] = []): string[] {
  const rest = data.reduce((left, value) => left.replaceAll(value, ' '), text);
  return (rest.replaceAll(/\bMozilla\/5\.0 .*/g, ' ').replaceAll(/https?:\/\/\S+|\b[a-z]+(?:[A-Z][a-z]*)+\d?\b|[\w./-]*\.(json|csv|xlsx?|sql)\b|\b[A-Z]+(_[A-Z]+)+\b/g, ' ').match(/[A-Za-z][A-Za-z]+/g) ?? []).filter((word) => !codes.has(word) && !/^P\d/.test(word));
}
