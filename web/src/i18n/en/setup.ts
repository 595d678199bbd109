/** The first run. */
export const setupTexts = {
  setup: {
    heading: 'Set up Batchline',
    first: 'There is nobody here yet. Become the first administrator with the code that the server printed when it started.',
    code: 'Code', name: 'Your name', begin: 'Begin',
    lead: 'Five steps to the first lines on the screen. Each can be left and gone on with later; what is done is found by itself.',
    steps: { erp: 'Connect the ERP', schedule: 'Choose the time of the night', night: 'Read the first night', xref: 'Say what the codes of suppliers mean', people: 'Invite the first people' },
    hints: {
      erp: 'A view in SQL Server or a folder of files. Try it, and say which column is which.', schedule: 'When the ERP is read, and how the words of the ERP are understood.', night: 'The baseline: everything is known after it, nothing in it is new. It starts within a minute.',
      xref: 'Only where several codes mean one supplier. It may stay empty.', people: 'Planners, expeditors with their suppliers, and suppliers.',
    },
    open: 'Open', startNight: 'Read now', isDone: 'Done', isOpen: 'Open', isOptional: 'Optional',
    done: 'All is set up.', later: 'The lines fill while you go on.',
  },
};
