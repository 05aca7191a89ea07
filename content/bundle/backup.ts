import { createHash } from 'node:crypto'

import type { Payload } from 'payload'

import { inTemporaryFolder } from './temporary'
import type { StoredFiles } from './files'
import { FORMAT, FORMAT_VERSION, type Manifest } from './manifest'
import { currentModel } from './migration'
import { packBundle, type Packed } from './pack'
import { needsAccounts, partsOf, type Part } from './parts'
import { portable, SAME, type Mapping } from './portable'
import type { Progress } from './progress'
import { marksOf, rowsOf, type Mark, type Reader } from './read-rows'
import { onSnapshot } from './snapshot'
import { measured, spoolLines } from './spool'
import { storedNames } from './stored-names'

/** `withAccounts`: staff accounts too, with the hashes of their passwords, and the publications that they planned. */
export type BackupOptions = {
  file: string
  files: StoredFiles
  withAccounts: boolean
  progress: Progress
}

/**
 * Writes all of the site's content to `file`, which must not exist; returns what it holds. Throws when the content
 * changes meanwhile and the database could not keep it still: then there is no file.
 */
export async function backup(payload: Payload, options: BackupOptions): Promise<Manifest> {
  const { file, files, withAccounts, progress } = options
  return inTemporaryFolder(async (folder) => {
    const names = new Set<string>()
    const content = await onSnapshot(payload, (source, req) =>
      spoolContent({ payload: source, req }, { folder, names, withAccounts, progress }),
    )
    const [stored, missingFiles] = await measureFiles(files, [...names].sort(), progress)
    const packed = [...content, ...stored]
    const manifest: Manifest = {
      format: FORMAT,
      version: FORMAT_VERSION,
      model: currentModel(),
      createdAt: new Date().toISOString(),
      accounts: withAccounts,
      missingFiles,
      entries: packed.map(({ path, size, sha256, lines }) => ({ path, size, sha256, lines })),
    }
    await packBundle(file, manifest, packed, progress)
    return manifest
  })
}

type Spooling = Pick<BackupOptions, 'withAccounts' | 'progress'> & {
  folder: string
  /** Filled with the stored names of all files. */
  names: Set<string>
}

async function spoolContent(reader: Reader, spooling: Spooling): Promise<Packed[]> {
  const { folder, names, withAccounts, progress } = spooling
  const parts = partsOf(reader.payload).filter((part) => withAccounts || !needsAccounts(part))
  const mapping = withAccounts ? SAME : WITHOUT_ACCOUNTS
  const before = await marksOfAll(reader, parts)
  progress.phase(
    'Lecture',
    before.reduce((total, marks) => total + marks.length, 0),
  )

  const packed: Packed[] = []
  for (const [index, part] of parts.entries()) {
    const rows = linesOf(reader, part, before[index]!)
    packed.push(await spoolLines(folder, part.path, rows))
  }
  if (digest(await marksOfAll(reader, parts)) !== digest(before)) {
    throw new Error('Le contenu a changé pendant la sauvegarde : recommencez à un moment calme.')
  }
  return packed

  async function* linesOf(from: Reader, part: Part, marks: Mark[]) {
    const isGlobal = part.kind === 'global'
    for await (const row of rowsOf(
      from,
      part,
      marks.map(({ id }) => id),
    )) {
      for (const name of storedNames(from.payload, part, row)) names.add(name)
      const said = portable(part.fields, row, mapping)
      yield isGlobal ? said : { id: String(row.id), ...said }
      progress.step()
    }
  }
}

const WITHOUT_ACCOUNTS: Mapping = {
  ...SAME,
  relation: (collection, id) => (collection === 'users' ? null : id),
}

async function marksOfAll(reader: Reader, parts: Part[]): Promise<Mark[][]> {
  const marks: Mark[][] = []
  for (const part of parts) marks.push(await marksOf(reader, part))
  return marks
}

const digest = (marks: Mark[][]): string =>
  createHash('sha256').update(JSON.stringify(marks)).digest('hex')

async function measureFiles(
  files: StoredFiles,
  names: string[],
  progress: Progress,
): Promise<[Packed[], string[]]> {
  progress.phase('Fichiers', names.length)
  const [packed, missing]: [Packed[], string[]] = [[], []]
  for (const name of names) {
    if (await files.has(name)) {
      const source = () => files.read(name)
      packed.push({ path: `files/${name}`, ...(await measured(source())), source })
    } else {
      missing.push(name)
    }
    progress.step()
  }
  return [packed, missing]
}
