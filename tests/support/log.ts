/** One line of a server's log. */
export type LogLine = { level: number; msg?: string; request?: string; path?: string } & Record<
  string,
  unknown
>

/** The lines of the log in what a server wrote: all but those that Next prints at its start. Throws on any other text. */
export const logLines = (output: string): LogLine[] =>
  output
    .split('\n')
    .filter((line) => line.trim() && !/^(▲|- |✓)/.test(line))
    .map((line) => JSON.parse(line) as LogLine)
