import { readFileSync } from 'node:fs';

const root = new URL('../..', import.meta.url);

/** A fenced block of a page, with the heading that it stands under. */
export interface Block { page: string; heading: string; language: string; text: string }

export function blocksOf(page: string): Block[] {
  const blocks: Block[] = [];
  let heading = '';
  let open: { language: string; lines: string[] } | null = null;
  for (const line of readFileSync(new URL(page, root), 'utf8').split('\n')) {
    const fence = /^\s*```(\S*)\s*$/.exec(line);
    if (fence && open) blocks.push({ page, heading, language: open.language, text: open.lines.join('\n') });
    if (fence) open = open ? null : { language: fence[1]!, lines: [] };
    else if (open) open.lines.push(line);
    else heading = /^#+ (.*)$/.exec(line)?.[1] ?? heading;
  }
  if (open) throw new Error(`${page}: a fence below "${heading}" is never closed.`);
  return blocks;
}

/** The lines that are commands: neither what a here-document holds nor the rest of a line that goes on. */
export function commandsIn(text: string): string[] {
  const commands: string[] = [];
  let end: string | null = null;
  for (const line of text.split('\n')) {
    if (end === null && line.trim() !== '' && !line.startsWith('#')) commands.push(line);
    if (line === end) end = null;
    else end ??= /<<'?(\w+)'?/.exec(line)?.[1] ?? null;
  }
  return commands;
}
