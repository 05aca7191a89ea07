import type { Report } from '@/content/import/writer'

/** What became of one file: what was written and warned of (nothing on a trial), or why it is refused. */
export type Outcome = { ok: true; report: Report } | { ok: false; reasons: string[] }

/** Counts what becomes of `total` files, and tells it in French. */
export class Tally {
  private imported = 0
  private unchanged = 0
  private refused = 0

  constructor(private readonly total: number) {}

  get isRefused(): boolean {
    return this.refused > 0
  }

  /** Counts one file; returns the lines to tell of it: one if it is refused, one a warning. */
  count(file: string, outcome: Outcome): string[] {
    if (!outcome.ok) {
      this.refused += 1
      const [first = '', ...others] = outcome.reasons
      const named = first.startsWith(file) ? first : `${file} : ${first}`
      return [others.length ? `${named} (et ${others.length} de plus)` : named]
    }
    const { written, warnings } = outcome.report
    if (written.length) this.imported += 1
    else this.unchanged += 1
    return warnings.map((warning) => `${file} : attention : ${warning}`)
  }

  /** « 12 importées, 3 inchangées, 1 refusée. » */
  ofImport(): string {
    const { imported, unchanged, refused } = this
    return `${many(imported, 'importée')}, ${many(unchanged, 'inchangée')}, ${many(refused, 'refusée')}.`
  }

  /** The same where nothing was to be written. */
  ofTrial(): string {
    const accepted = this.imported + this.unchanged
    return `Essai seulement, rien n’a été écrit : ${many(accepted, 'acceptée')}, ${many(this.refused, 'refusée')}.`
  }

  /** « 4 fichiers restent » of those that were not looked at. */
  left(): string {
    const left = this.total - this.imported - this.unchanged - this.refused
    return left > 1 ? `${left} fichiers restent` : `${left} fichier reste`
  }
}

const many = (count: number, word: string) => `${count} ${word}${count > 1 ? 's' : ''}`
