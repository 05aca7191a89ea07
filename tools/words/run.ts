/**
 * `npm run words`, a part of `npm run lint`: refuses words that make our English hard to read, in every text file of the
 * repository. It prints each place with what to write instead and exits with 1 if there is any.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Each word, spelled so that this file passes its own check, and what to write instead. */
const BANNED: [word: RegExp, instead: string][] = [
  [/\bwho(?:ever)\b/i, 'the caller, the user, anyone who'],
  [/\b(?:no|some|any)(?:body)\b/i, 'no one, or name who it is: the visitor, the editor'],
  [/\bstran(?:ger)s?\b/i, 'anonymous visitor'],
  [/\bwhich(?:ever)\b/i, 'the one that'],
  [/\b(?:here|there)(?:of|by|upon)\b/i, 'of it, by it'],
  [/\b[wt]?(?:hence)\b/i, 'so, from there'],
]

const PATTERNS = ['ts', 'tsx', 'mjs', 'css', 'md', 'yml', 'json', 'conf'].map((end) => `*.${end}`)
const GENERATED = /^(package-lock\.json|payload-types\.ts|migrations\/)/

const files = execFileSync('git', ['ls-files', ...PATTERNS], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file && !GENERATED.test(file))
const found = files.flatMap((file) =>
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
