/** Text as the font of a sheet can draw it. What it cannot draw would be an empty box, lost when copied. */

/** Every letter, mark and sign that Be Vietnam Pro has: Latin with all Vietnamese letters, digits, common signs. */
const UNDRAWABLE =
  /[^\n\u0020-\u007e\u00a0-\u0107\u010a-\u0113\u0116-\u011b\u011e-\u0121\u0126-\u012b\u012e-\u0131\u0139\u013a\u013d\u013e\u0141-\u0144\u0147\u0148\u014c\u014d\u0150-\u0155\u0158-\u015b\u015e-\u016b\u016e-\u017e\u01a0\u01a1\u01af\u01b0\u1e80-\u1e85\u1ea0-\u1ef9\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u2030\u2039\u203a\u20ab\u20ac\u2122\u2212\u2248\u2260\u2264\u2265]/gu

const LIKE: Record<string, string> = {
  '→': '->',
  '←': '<-',
  '⇒': '=>',
  '‐': '-',
  '‑': '-',
  '―': '–',
}

/** NFC (loose marks are lost when text is read back); pictures are left out, letters of other scripts become "?". */
export const printable = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(
      UNDRAWABLE,
      (char) => LIKE[char] ?? (/\p{L}|\p{N}/u.test(char) ? '?' : /\p{Zs}/u.test(char) ? ' ' : ''),
    )
