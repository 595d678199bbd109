/** Texts that somebody sends who means harm, and that are nevertheless texts: they come back as they were sent. */
export const hostileWords: Readonly<Record<string, string>> = {
  sql: "x'); DROP TABLE po_line; --",
  'sql with a quote for T-SQL': "]'; WAITFOR DELAY '0:0:9'--",
  html: '<img src=x onerror=alert(1)><script>alert(1)</script>',
  attribute: '" onmouseover="alert(1)',
  address: 'javascript:alert(1)',
  template: '${7*7}{{7*7}}<%= 7*7 %>#{7*7}',
  formula: '=HYPERLINK("http://evil.example","x")',
  'formula with a sign': '+1+cmd|\' /C calc\'!A0',
  'formula with an at': '@SUM(1+1)*cmd|x',
  'formula, wide': '＝1+1',
  lines: 'first\r\nBcc: all@evil.example\r\n\r\nbody',
  path: '../../../../etc/passwd',
  'path of Windows': '..\\..\\web.config',
  format: '%s%s%n%00%0d%0a',
  'right to left': 'invoice\u202Efdp.exe',
  invisible: 'a\u200Bb\uFEFFc\u2066d',
  'beyond the basic plane': '𠮷野家💥👩‍👩‍👧',
  'composed otherwise': 'e\u0301\u0041\u030A',
  like: "100%_[a-z]'",
  json: '{"__proto__":{"admin":true}}',
};

/** Texts that no database, file and mail keeps alike. */
export const foulWords: Readonly<Record<string, string>> = {
  zero: 'a\u0000b', bell: 'a\u0007b', escape: '\u001B[31mred', 'half of a pair': 'a\uD800b', 'the other half': '\uDC00', 'no character': 'a\uFFFFb', delete: 'a\u007Fb',
};
