/** What is read of the report that Jest writes with `--json`. */
export type JestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  /** Test files that could not even be loaded: their tests are in no other count. */
  numRuntimeErrorTestSuites: number
}

/** The summary line of a run, and whether something ran and nothing failed. No report: Jest itself failed. */
export function summarize(report: JestReport | null): { line: string; isSuccess: boolean } {
  if (!report) return { line: '0 passed, 1 failed', isSuccess: false }
  const passed = report.numPassedTests
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites
  const skipped = report.numPendingTests + report.numTodoTests
  return {
    line: `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`,
    isSuccess: passed > 0 && failed === 0,
  }
}
