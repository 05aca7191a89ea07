import type { Payload } from 'payload'

import type { ActivityLine, ActivitySeal } from '@/payload-types'
import { frenchMoment } from '@/text/french-date'

import { isSameDigest, lineDigest, sealDigest } from '../log/digest'
import { scanLines } from '../log/scan'
import { sentenceOf } from '../log/words'
import { alone } from './lease'
import { LATE_MS, linesIn } from './seal'
import { type ChainEnds, NO_SEALS, readEnds } from './state'

/** `faults`: French sentences. `waiting`: the number of lines that are not sealed yet. `head`: the digest of the newest seal. */
export type Verification = { faults: string[]; lines: number; waiting: number; head: string }

/**
 * Verifies the whole log: that this site wrote each line and each seal, that no seal is missing, and that each line is in one
 * seal or newer than all. `head`: the digest of a seal, from the log of the server, that the chain must still contain.
 */
export const verifyLog = (payload: Payload, head?: string): Promise<Verification> =>
  alone(payload, async () => {
    const seals = await allSeals(payload)
    const lines = new Map<string, Scanned>()
    for await (const batch of scanLines(payload)) {
      for (const line of batch) lines.set(line.id, scanned(payload, line))
    }
    const count = lines.size
    const stored = await readEnds(payload)
    const ends = stored === 'altered' || !stored ? NO_SEALS : stored
    const isLost = stored === 'altered' || (!stored && seals.length > 0)

    // Before the first seal: old lines, whose deletion was interrupted.
    for (const seal of seals.filter(({ number }) => number < ends.first)) {
      for (const { id } of linesIn(seal)) lines.delete(id)
    }
    const kept = seals.filter(({ number }) => number >= ends.first)
    const faults = [
      ...(isLost ? ['Les deux bouts de la chaîne des sceaux ont été modifiés ou supprimés.'] : []),
      ...chainFaults(payload, kept, ends),
      ...kept.flatMap((seal) => takeLines(seal, lines)),
      ...leftFaults([...lines.values()], kept),
    ]
    if (head && !kept.some(({ digest }) => digest === head)) {
      faults.push(
        `Aucun sceau n’a l’empreinte ${head} : la fin du journal a été supprimée, ou ce sceau a passé la durée de conservation.`,
      )
    }
    return { faults, lines: count, waiting: lines.size, head: kept.at(-1)?.digest ?? '' }
  })

async function allSeals(payload: Payload): Promise<ActivitySeal[]> {
  const { docs } = await payload.db.find<ActivitySeal>({
    collection: 'activity-seals',
    sort: 'number',
    pagination: false,
  })
  return docs
}

/** Seals that are missing, changed or not in the order of the chain. */
function chainFaults(payload: Payload, seals: ActivitySeal[], ends: ChainEnds): string[] {
  const faults: string[] = []
  let { first: number, previous } = ends
  for (const seal of seals) {
    if (seal.number > number) faults.push(missing(number, seal.number - 1))
    else if (seal.previous !== previous && (seal.previous || previous)) {
      faults.push(`Le sceau n° ${seal.number} ne suit pas celui qui le précède.`)
    }
    if (!isSameDigest(seal.digest, sealDigest({ ...seal }, payload.config.secret))) {
      faults.push(`Le sceau n° ${seal.number} a été modifié, ou n’est pas de ce site.`)
    }
    number = seal.number + 1
    previous = seal.digest
  }
  if (number <= ends.last) faults.push(missing(number, ends.last))
  else if (seals.length && number === ends.last + 1 && previous !== ends.digest) {
    faults.push(`Le dernier sceau, n° ${ends.last}, a été remplacé.`)
  }
  return faults
}

const missing = (from: number, to: number): string =>
  from === to
    ? `Le sceau n° ${from} a été supprimé.`
    : `Les sceaux n° ${from} à ${to} ont été supprimés.`

/** What is kept of each line, because all of them are in memory at once. `forged`: what a line says that this site did not write. */
type Scanned = { id: string; at: number; digest: string; forged?: string }

function scanned(payload: Payload, line: ActivityLine): Scanned {
  const { digest, id } = line
  const isOwn = isSameDigest(digest, lineDigest({ ...line }, payload.config.secret))
  const { after, before, name } = sentenceOf(payload, line)
  const forged = isOwn ? {} : { forged: `«\u00a0${before}${name}${after}\u00a0»` }
  return { id, at: Date.parse(line.at), digest, ...forged }
}

/** Takes the lines of `seal` out of `lines`; returns those that are missing or changed. */
function takeLines(seal: ActivitySeal, lines: Map<string, Scanned>): string[] {
  return linesIn(seal).flatMap(({ digest, id }) => {
    const line = lines.get(id)
    lines.delete(id)
    if (!line) {
      return [
        `Une ligne du sceau n° ${seal.number} a été supprimée, ou est dans deux sceaux : ${id}.`,
      ]
    }
    const isKept = line.digest === digest && !line.forged
    return isKept ? [] : [`Une ligne a été modifiée : ${words(line)}`]
  })
}

/** The lines that are in no seal. They may only be newer than the newest seal, or have committed after it. */
function leftFaults(lines: Scanned[], seals: ActivitySeal[]): string[] {
  const newest = seals.at(-1)
  const since = newest ? Date.parse(newest.at) - LATE_MS : -Infinity
  const added = lines.filter(({ at, forged }) => forged || !(at >= since))
  return added.map(
    (line) => `Une ligne a été ajoutée, ou son sceau a été supprimé : ${words(line)}`,
  )
}

function words({ at, forged, id }: Scanned): string {
  const moment = Number.isNaN(at) ? 'sans date' : frenchMoment(new Date(at))
  return `${moment}${forged ? `, ${forged}` : ''} (${id}).`
}
