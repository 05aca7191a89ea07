import { Button } from '@payloadcms/ui'
import type { ComponentProps } from 'react'

type IdleButtonProps = ComponentProps<typeof Button> & {
  /** It has nothing to do now. */
  isIdle: boolean
}

/**
 * A button of Payload's that does nothing while it is idle, and is told and shown so. It is not disabled then: pressing it makes
 * it idle, and a disabled button would lose the keyboard's focus to the page.
 */
export const IdleButton = ({ isIdle, onClick, ...props }: IdleButtonProps) => (
  <Button
    {...props}
    className={isIdle ? 'btn--disabled' : undefined}
    extraButtonProps={{ 'aria-disabled': isIdle || props.disabled }}
    onClick={isIdle ? undefined : onClick}
  />
)
