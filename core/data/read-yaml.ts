/** A YAML text with the line on which each of its values stands, or what keeps it from being read. */
import { CORE_SCHEMA, load } from 'js-yaml'
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import { explainYamlFault } from './explain-yaml.ts'
import type { Path, Place } from './fault.ts'

/** A source is written once a file and pointed to from each entry: the parser's own limit of 100 is too low. */
const ALIASES = 2_000

export interface YamlText {
  value: unknown
  /** Of what the path names; of what would hold it, when it is missing. */
  placeAt(path: Path): Place
}
export interface YamlFault {
  line: number
  column: number
  what: string
}

export type ReadYaml = (text: string) => YamlText | { fault: YamlFault }

/**
 * Six times as fast as `readYaml`, for texts that are expected to be right; what it cannot read, `readYaml`
 * explains. It knows no lines: they are looked for when a fault needs one.
 */
export const readYamlFast: ReadYaml = (text) => {
  try {
    const value: unknown = load(text, { schema: CORE_SCHEMA })
    let thorough: ReturnType<ReadYaml> | undefined
    return {
      value,
      placeAt(path) {
        thorough ??= readYaml(text)
        return 'fault' in thorough ? { line: 1, shared: false } : thorough.placeAt(path)
      },
    }
  } catch {
    return readYaml(text)
  }
}

export const readYaml: ReadYaml = (text) => {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const problem = document.errors[0] ?? document.warnings[0]
  const tell = (code: string, offset: number, message: string) => ({
    fault: explainYamlFault({ text, document, lines }, { code, offset, message }),
  })
  if (problem) return tell(problem.code, problem.pos[0], problem.message)

  const placeAt = (path: Path): Place => {
    let node: unknown = document.contents
    let offset = document.contents?.range[0] ?? 0
    let shared = false
    const follow = () => {
      if (!isAlias(node)) return
      const target = node.resolve(document)
      if (target?.range) offset = target.range[0]
      node = target
      shared = true
    }
    for (const key of path) {
      follow()
      if (isMap(node)) {
        const pair = node.items.find((one) => isScalar(one.key) && one.key.value === key)
        if (!pair || !isScalar(pair.key) || !pair.key.range) break
        offset = pair.key.range[0]
        node = pair.value
      } else if (isSeq(node) && typeof key === 'number' && key < node.items.length) {
        node = node.items[key]
        const range = (node as { range?: [number, number, number] | null } | null)?.range
        if (range) offset = range[0]
      } else break
    }
    return { line: lines.linePos(offset).line, shared }
  }
  try {
    return { value: document.toJS({ maxAliasCount: ALIASES }) as unknown, placeAt }
  } catch (error) {
    return tell('ALIAS', 0, (error as Error).message)
  }
}
