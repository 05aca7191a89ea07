import { Refusal } from '@/platform/refusal'

/** Lets one go at a time, in the order in which they asked. Whoever has waited for `withinMs` is refused. */
export class Turns {
  #isTaken = false
  readonly #waiting: (() => void)[] = []

  constructor(readonly withinMs: number) {}

  /** Whether somebody waits. */
  get isAskedFor(): boolean {
    return this.#waiting.length > 0
  }

  /** Resolves when it is one's turn, to be passed on by whoever took it. Throws a Refusal after a while. */
  async take(): Promise<void> {
    if (!this.#isTaken) {
      this.#isTaken = true
      return
    }
    await new Promise<void>((resolve, reject) => {
      const go = () => {
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(go), 1)
        reject(tooMany())
      }, this.withinMs)
      this.#waiting.push(go)
    })
  }

  pass(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#isTaken = false
  }
}

const tooMany = () =>
  new Refusal(
    'Trop de modifications sont en cours d’enregistrement : rien n’a été enregistré. Réessayez dans quelques instants.',
    503,
  )
