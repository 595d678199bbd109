/** Reasons, OTIF policies, columns of the installation. */
export const ruleTexts = {
  rules: {
    add: 'Add', edit: 'Change', save: 'Save', saved: 'Saved.', state: 'State', active: 'In use', inactive: 'Not in use', code: 'Code',
    labelEn: 'In English', labelZh: 'In Chinese',
    reasons: 'Reasons',
    reasonsLead: 'Whoever moves a date says why. An acceptable reason moves the agreed date that OTIF is measured on; others move only the estimate.',
    reasonCode: 'Small letters, digits and hyphens; it stays for ever.',
    class: 'Class', classes: { acceptable: 'Acceptable', other: 'Not acceptable' }, acceptable: 'Acceptable: the agreed date moves with it', position: 'Order',
    policies: 'OTIF policies',
    policiesLead: 'What counts as on time and in full. Figures follow a change at once.',
    policyCode: 'Capital letters, digits and hyphens; it stays for ever.',
    basis: 'Measured on', bases: { 'original-due': 'Original due date', 'first-promise': 'First promise', 'agreed': 'Agreed date' },
    level: 'Judged by', levels: { line: 'Line', order: 'Whole order' }, window: 'Days early / late', daysEarly: 'Days early', daysEarlyHint: 'Empty: however early.', daysLate: 'Days late', tolerance: 'May be missing, %',
    columns: 'Custom columns',
    columnsLead: 'Fifteen columns of your own in the list of lines: filled by the ERP, or by people. A column that goes out of use keeps its data.',
    label: 'Label', holds: 'Holds', kinds: { date: 'Date', text: 'Text', quantity: 'Number' }, origin: 'Filled by', origins: { erp: 'The ERP', person: 'People' },
    fromErp: (column: string) => `ERP column ${column}`, entered: (n: string) => `People (${n} values)`, visibleTo: 'Seen by', everybody: 'Everybody', place: 'Place', erpColumn: 'Column of the ERP', erpColumnHint: 'Empty: the one of the same name as the place.',
  },
};
