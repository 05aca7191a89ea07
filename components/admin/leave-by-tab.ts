import type { KeyboardEvent } from 'react'

/** Keeps from the editor what would lock keyboard users in it (RGAA 12.9). For the capture of its keys. */
export function leaveByTab(event: KeyboardEvent): void {
  if (event.key !== 'Tab') return
  const target = event.target as HTMLElement
  // Lexical indents on Tab: it never hears of that key.
  if (target.closest('.mdxeditor-root-contenteditable')) event.stopPropagation()
  if (event.shiftKey) skipToolbar(target.closest<HTMLElement>('[role=toolbar]'))
}

/**
 * The toolbar sends whoever comes to it from the tools back to one of them: while the browser looks for the stop before
 * a tool, the bar itself is none.
 */
function skipToolbar(bar: HTMLElement | null): void {
  if (!bar) return
  const { tabIndex } = bar
  bar.tabIndex = -1
  setTimeout(() => (bar.tabIndex = tabIndex))
}
