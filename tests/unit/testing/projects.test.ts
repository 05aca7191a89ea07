import { describe, expect, it } from '@jest/globals'

import { chosenProjects } from '@/scripts/testing/jest'

describe('the kinds of test chosen', () => {
  it('are all of them by default, other arguments left to Jest', () => {
    const { projects, rest } = chosenProjects(['tests/unit', '-t', 'page'])
    expect(projects).toEqual(['unit', 'component', 'integration', 'http', 'browser', 'hostile'])
    expect(rest).toEqual(['tests/unit', '-t', 'page'])
  })

  it('are those named, up to the next option', () => {
    expect(chosenProjects(['--watch', '--selectProjects', 'unit', 'http', '-t', 'page'])).toEqual({
      projects: ['unit', 'http'],
      rest: ['--watch', '-t', 'page'],
    })
    expect(chosenProjects(['--selectProjects', 'unit'])).toEqual({ projects: ['unit'], rest: [] })
  })
})
