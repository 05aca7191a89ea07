/** What is read of the report that Jest writes with `--json`. */
export type JestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  /** Test files that could not even be loaded: their tests are in no other count. */
  numRuntimeErrorTestSuites: number
}

/** The summary line of runs, and whether something ran and nothing failed. No report: Jest itself failed. */
export function summarize(reports: (JestReport | null)[]): { line: string; isSuccess: boolean } {
  const sum = (count: (report: JestReport) => number, ofNone = 0) =>
    reports.reduce((total, report) => total + (report ? count(report) : ofNone), 0)
  const passed = sum((report) => report.numPassedTests)
  const failed = sum((report) => report.numFailedTests + report.numRuntimeErrorTestSuites, 1)
  const skipped = sum((report) => report.numPendingTests + report.numTodoTests)
  return {
    line: `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`,
    isSuccess: passed > 0 && failed === 0,
  }
}
