import type { Language } from '../../../shared/contracts/session.js';
import type { MailToWrite } from './mail-facts.js';
import { mailText, type MailText } from './mail-texts.js';

export interface RenderedMail { subject: string; text: string; html: string }

/** A mail as it goes out: plain text, and the same with a button. Names and addresses cannot become markup or headers. */
export function renderMail(mail: MailToWrite, language: Language): RenderedMail {
  const said = mailText(mail, language);
  return { subject: oneLine(said.subject), text: textOf(said), html: htmlOf(said, language) };
}

/** Whatever would end a line in a header ends nothing. */
export const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

function textOf({ paragraphs, list = [], button, footer }: MailText): string {
  return [...paragraphs, list.map((line) => `- ${line}`).join('\n'), button ? `${button.label}: ${button.url}` : '', `-- \n${footer}`].filter(Boolean).map((part) => (part.startsWith('-') ? part : oneLine(part))).join('\n\n') + '\n';
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' };
const escaped = (text: string) => oneLine(text).replaceAll(/[&<>"']/g, (sign) => escapes[sign]!);

/** Styles are written on each element: mail programs drop sheets. */
function htmlOf({ subject, paragraphs, list = [], button, footer }: MailText, language: Language): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px;background:#f8f9fa;color:#18232f;font:14px/1.5 'Segoe UI','Microsoft YaHei',sans-serif">
<div style="max-width:520px;margin:0 auto;padding:24px;border:1px solid #dde3e9;border-top:4px solid #1a3a5c;border-radius:6px;background:#ffffff">
${paragraphs.map((line) => `<p style="margin:0 0 12px">${escaped(line)}</p>`).join('\n')}
${list.length > 0 ? `<ul style="margin:0 0 16px;padding-left:20px">${list.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>` : ''}
${button ? `<p style="margin:16px 0 0"><a href="${escaped(button.url)}" style="display:inline-block;padding:9px 16px;border-radius:4px;background:#1b5ba6;color:#ffffff;font-weight:600;text-decoration:none">${escaped(button.label)}</a></p>` : ''}
</div><p style="max-width:520px;margin:12px auto 0;color:#4d5b69;font-size:12px">${escaped(footer)}</p></body></html>
`;
}
