/** The Vietnamese syllables of @cspell/dict-vi-vn (MIT), for tests that look for misspellings. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gunzipSync } from 'node:zlib'
import { placeTone } from './text.ts'

interface Node {
  isWord: boolean
  children: Map<string, Node>
}

/** Lower case, tone marks placed as this project places them. */
export function readDictionary(): Set<string> {
  const resolve = createRequire(import.meta.url).resolve
  const file = resolve('@cspell/dict-vi-vn/cspell-ext.json').replace(/[^/]+$/, 'vi.trie.gz')
  const text = gunzipSync(readFileSync(file)).toString('utf8')
  // Entries with ~ in front are the same words without marks.
  return new Set(
    words(readTrie(text))
      .filter((word) => !word.startsWith('~'))
      .map((word) => placeTone(word.normalize('NFC').toLowerCase())),
  )
}

/**
 * Format TrieXv3: a letter goes down; `$` ends a word and goes up, `<` goes up, a digit n behind either
 * goes up n in all; `#7;` puts node 7 (in base 32, counted as they appear) in place of the one just begun.
 * Leaves are not counted.
 */
function readTrie(text: string): Node {
  const [head, body] = text.split('__DATA__\n')
  if (!head?.includes('\nTrieXv3\nbase=32\n') || body === undefined)
    throw new Error('The dictionary is not in the format TrieXv3')
  const root: Node = { isWord: false, children: new Map() }
  const nodes = [root]
  let path = [{ node: root, letter: '' }]
  for (const [token] of body.matchAll(/#[0-9a-v]+;|[$<][2-9]?|\\?[^\n]/gu)) {
    const top = path.at(-1)!
    if (/^[$<]/.test(token)) {
      if (token.startsWith('$')) {
        top.node.isWord = true
        if (top.node.children.size === 0) nodes.pop()
      }
      path = path.slice(0, -Number(token[1] ?? 1))
    } else if (token.startsWith('#')) {
      nodes.pop()
      const shared = nodes[parseInt(token.slice(1, -1), 32)]
      if (!shared) throw new Error(`The dictionary refers to a node that it lacks: ${token}`)
      path.at(-2)!.node.children.set(top.letter, shared)
    } else {
      const letter = token.at(-1)!
      const node: Node = { isWord: false, children: new Map() }
      top.node.children.set(letter, node)
      nodes.push(node)
      path.push({ node, letter })
    }
  }
  return root
}

const words = (node: Node, prefix = ''): string[] => [
  ...(node.isWord ? [prefix] : []),
  ...[...node.children].flatMap(([letter, child]) => words(child, prefix + letter)),
]
