'use client'

import { Component, type ReactNode } from 'react'

type EditorBoundaryProps = { children: ReactNode; onFailure: () => void }

/** Keeps a failing editor (broken download, error of its own) from taking the whole form, and its text, down. */
export class EditorBoundary extends Component<EditorBoundaryProps, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch() {
    this.props.onFailure()
  }

  override render() {
    return this.state.failed ? null : this.props.children
  }
}
