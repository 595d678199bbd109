/** Settings, each with what it does. */
export const settingTexts = {
  settings: {
    heading: 'Settings',
    lead: 'A change is in force at once and stays in the audit log. Days are days of the business; working days leave out weekends and holidays.',
    groups: { night: 'The night', extract: 'When an extract is not believed', lines: 'Lines', reading: 'Reading the ERP', retention: 'How long things are kept' },
    names: {
      nightAt: 'Time of the night', retryAfterMinutes: 'Try again after, minutes', missingNights: 'Nights until a missing line alerts', lookbackDays: 'The ERP shows closed lines for, days', largestRejectShare: 'Most rejected rows', suspectWhen: 'Suspect when',
      riskDays: 'At risk, days before due', staleAmberDays: 'Amber after, working days', staleRedDays: 'Red after, working days', slippedTimes: 'Slipped, times moved later', slippedWithinDays: 'Slipped, within days',
      proposalUnansweredDays: 'Unanswered proposals alert after, days', holidays: 'Holidays', erpStatusMap: 'Words of the ERP', unitDecimals: 'Decimals by unit', retention: 'Days until removal',
    },
    hints: {
      nightAt: 'When the ERP is read, on the clock of the business.', retryAfterMinutes: 'A step that failed waits this long, then longer each time.', missingNights: 'Good nights in which an open line is not in the ERP.',
      lookbackDays: 'As its view or its files are made. When good nights lie further apart, an alert says that receipts may be missing.',
      largestRejectShare: 'With more rows that cannot be read, the night fails and nothing changes.', suspectWhen: 'Such an extract waits until an administrator decides.',
      riskDays: 'A line that is due within these days and not confirmed or not ready.', staleAmberDays: 'Since a person last said something of the line.', staleRedDays: 'From here on the line counts as not updated.',
      slippedTimes: 'How often the expected date has to move later.', slippedWithinDays: 'Within how many days these moves lie.', proposalUnansweredDays: 'Per supplier, in one alert.',
      holidays: 'One date in a line, such as 2027-02-17.', erpStatusMap: 'One in a line: word = open, closed or cancelled. Other words count as open.', unitDecimals: 'One in a line: unit = 0 to 4. Other units have three.',
      retention: 'History and the audit trail are kept for ever.',
    },
    parts: {
      linesShrinkBy: 'Lines fewer by', supplierLosesAllOf: 'Supplier loses all of, lines', deliveredFallsBy: 'Delivered falls by', linesChange: 'Lines changed',
      runsDays: 'Runs of jobs', sessionsDays: 'Sessions that ended', uploadsDays: 'Uploads', mailDays: 'Mail', rejectsDays: 'Rejected rows',
    },
    standard: 'Standard value',
    changedBy: (who: string, at: string) => `Changed by ${who}, ${at}`,
    fixedBy: (variable: string) => `${variable} has the say`,
    save: 'Save',
    saved: 'The setting was saved.',
    reset: 'Standard value',
    history: 'History',
    neverChanged: 'Never changed.',
    environment: 'From the environment',
    environmentLead: 'The process is told these when it starts. They are changed there.',
  },
};
