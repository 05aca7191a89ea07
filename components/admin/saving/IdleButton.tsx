import { Button } from '@payloadcms/ui'
import type { ComponentProps } from 'react'

type IdleButtonProps = ComponentProps<typeof Button> & {
  /** Whether the button has nothing to do now. */
  isIdle: boolean
}

/**
 * A Payload button that does nothing while idle, and looks and announces so. It is not `disabled`: pressing it makes it idle,
 * and a disabled button would lose the keyboard focus.
 */
export const IdleButton = ({ isIdle, onClick, ...props }: IdleButtonProps) => (
  <Button
    {...props}
    className={isIdle ? 'btn--disabled' : undefined}
    extraButtonProps={{ 'aria-disabled': isIdle || props.disabled }}
    onClick={isIdle ? undefined : onClick}
  />
)
