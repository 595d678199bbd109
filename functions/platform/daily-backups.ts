/** How many of the daily copies are kept. */
export const backupsKept = 14;

const ours = /^batchline-(\d{4}-\d{2}-\d{2})\.db$/;

/** @param now an instant; backups are named by its date in UTC */
export const backupFile = (now: string): string => `batchline-${now.slice(0, 10)}.db`;

/** Our own among the files of a folder, oldest first. */
export const backupsAmong = (there: readonly string[]): string[] => there.filter((name) => ours.test(name)).toSorted();

/** The oldest ones beyond those that are kept; what is not ours is never dropped. */
export const backupsToDrop = (there: readonly string[]): string[] => backupsAmong(there).slice(0, -backupsKept);
