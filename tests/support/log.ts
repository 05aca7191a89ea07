/** One line of a server's log. */
export type LogLine = { level: number; msg?: string; request?: string; path?: string } & Record<
  string,
  unknown
>

/**
 * Returns the log lines in the output of a server, without the lines that Next prints at its start. Throws on any other
 * text.
 */
export const logLines = (output: string): LogLine[] =>
  output
    .split('\n')
    .filter((line) => line.trim() && !/^(▲|- |✓)/.test(line))
    .map((line) => JSON.parse(line) as LogLine)
