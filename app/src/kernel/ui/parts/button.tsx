import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type ButtonLook = 'primary' | 'default' | 'quiet' | 'stop'
interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  /** One `primary` per screen. `stop` for what cannot be taken back. */
  readonly look?: ButtonLook
  readonly icon?: IconName
  readonly small?: boolean
  /** Says it is at work and takes no second press, but keeps the focus. */
  readonly busy?: boolean
  readonly children?: ReactNode
}

export function Button({
  look = 'default',
  icon,
  small,
  busy,
  children,
  type = 'button',
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={classes('button', look !== 'default' && look, small && 'small', icon && !children && 'icon')}
      aria-disabled={busy ? true : undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {icon && <Icon name={icon} size={small ? 16 : 18} />}
      {children}
    </button>
  )
}

/** Joins class names, leaving out what is false. */
export const classes = (...names: readonly (string | false | null | undefined)[]): string =>
  names.filter(Boolean).join(' ')
