/** Zero, the controls that no text has, and halves of characters: no database, file and mail keeps them alike. */
// eslint-disable-next-line no-control-regex -- to find controls is what it is for
const foul = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Cs}\ufffe\uffff]+/gu;

/** Whether a text comes back as it was sent, wherever it is kept. Tabs and line ends do. */
export const isClean = (text: string): boolean => text.search(foul) === -1;

/** The text with a space for what cannot be kept. */
export const cleaned = (text: string): string => text.replaceAll(foul, ' ');
