/** The administrator's pages as a whole. */
export const manageTexts = {
  manage: {
    label: 'Administration',
    toStart: 'To administration',
    groups: { nights: 'Nights', data: 'Data', rules: 'Rules', people: 'People and mail', trail: 'Trail' },
    sections: {
      health: 'Health',
      jobs: 'Nights and jobs',
      users: 'People',
      erp: 'ERP connection',
      mail: 'Mail',
      xref: 'Cross-reference',
      columns: 'Custom columns',
      reasons: 'Reasons',
      policies: 'OTIF policies',
      settings: 'Settings',
      audit: 'Audit log',
    },
  },
};
