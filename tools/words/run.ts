/**
 * `npm run words`, a part of `npm run lint`: refuses words that make our English hard to read, in every text file. It prints
 * each place with what to write instead and exits with 1 if there is any.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Each word, spelled so that this file passes its own check, and what to write instead. */
const BANNED: [word: RegExp, instead: string][] = [
  [/\bwho(?:ever)\b/i, 'the caller, the user, anyone who'],
  [/\b(?:no|some|any)(?:body)\b/i, 'no one, or name who it is: the visitor, the editor'],
  [/\bstran(?:ger)s?\b/i, 'anonymous visitor'],
  [/\bwhich(?:ever)\b/i, 'the one that'],
  [/\b(?:here|there)(?:of|by|upon)\b/i, 'of it, by it'],
  [/\b(?:hen|when|then)(?:ce)\b/i, 'so, from there'],
]

const ENDS = /\.(?:tsx?|mjs|css|md|yml|json|conf)$/
const GENERATED = /^(?:package-lock\.json|payload-types\.ts)$/

const folders = readFileSync('.gitignore', 'utf8').match(/^.+(?=\/$)/gm) ?? []
const skipped = new Set([...folders, '.git', 'migrations'])

/** The text files below `folder`, without the folders that Git ignores: a copy without Git is checked too. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name)
    if (skipped.has(entry.name) || skipped.has(file)) return []
    if (entry.isDirectory()) return filesIn(file)
    return ENDS.test(file) && !GENERATED.test(file) ? [file] : []
  })

const found = filesIn('.').flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) =>
      BANNED.flatMap(([word, instead]) => {
        const match = word.exec(line)
        return match ? [`${file}:${index + 1}: “${match[0]}” → ${instead}`] : []
      }),
    ),
)
for (const place of found) console.error(place)
process.exit(found.length ? 1 : 0)
