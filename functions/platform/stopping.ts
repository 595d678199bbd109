/** Aborted when this process is told to stop: a night that is under way ends after the step that it is at, and is due again. */
export const stopping = new AbortController();
