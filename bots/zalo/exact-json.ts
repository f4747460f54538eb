/** JSON in which long numbers stay as they were: identifiers of Zalo lie beyond 2^53. */

/** A string as a whole, or a whole number of sixteen digits and more that is no part of another number. */
const STRING_OR_LONG = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/gs

/** Like JSON.parse, but a whole number of sixteen or more digits comes as a string. Throws a SyntaxError. */
export const parseExactly = (json: string): unknown =>
  JSON.parse(json.replace(STRING_OR_LONG, (piece) => (piece[0] === '"' ? piece : `"${piece}"`)))

/** Undefined where `parseExactly` would throw. */
export function tryParse(json: string): unknown {
  try {
    return parseExactly(json)
  } catch {
    return undefined
  }
}
