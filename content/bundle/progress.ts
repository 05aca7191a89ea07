/** How a long work is followed. `phase`: its French name and how many steps it has; `step`: one, or `count` of them, more. */
export type Progress = {
  phase: (name: string, total: number) => void
  step: (count?: number) => void
}
