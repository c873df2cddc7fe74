import type { ReactNode } from 'react'
import { useKitText } from '../texts.ts'
import { classes } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'

/** amber: needs you; red: stopped or overdue; green: verified; rose: the current one. Never colour alone: the words say it. */
export type Tone = 'plain' | 'amber' | 'red' | 'green' | 'rose'

export function Badge({
  tone = 'plain',
  icon,
  children,
}: {
  tone?: Tone
  icon?: IconName
  children: ReactNode
}) {
  return (
    <span className={classes('badge', tone !== 'plain' && tone)}>
      {icon && <Icon name={icon} size={14} />}
      {children}
    </span>
  )
}

export function Note({
  tone = 'plain',
  title,
  children,
}: {
  tone?: Tone
  title?: ReactNode
  children?: ReactNode
}) {
  return (
    <div className={classes('note', tone !== 'plain' && tone)}>
      {title && <p className="note-title">{title}</p>}
      {children}
    </div>
  )
}

/** A masked identifier in a fixed-width face: `A12●●●●●89`. */
export function Masked({ children }: { children: string }) {
  const t = useKitText()
  return (
    <span className="masked" title={t('masked')}>
      {children}
    </span>
  )
}

/** For screen readers only. */
export const Unseen = ({ children }: { children: ReactNode }) => <span className="unseen">{children}</span>

export function Skeleton({ lines = 4 }: { lines?: number }) {
  const t = useKitText()
  return (
    <div className="skeleton" role="status">
      <Unseen>{t('loading')}</Unseen>
      {Array.from({ length: lines }, (_, i) => (
        <span key={i} aria-hidden="true" />
      ))}
    </div>
  )
}

/** An empty list teaches the next step: what will stand here, and what to do for it. */
export function Empty({
  title,
  children,
  deed,
}: {
  title: ReactNode
  children?: ReactNode
  deed?: ReactNode
}) {
  return (
    <div className="empty">
      <strong>{title}</strong>
      {children && <div className="measure">{children}</div>}
      {deed}
    </div>
  )
}

/** `of the day`: how much is done, in words first. */
export function Progress({ done, total, words }: { done: number; total: number; words: ReactNode }) {
  const part = total === 0 ? 1 : Math.min(1, done / total)
  return (
    <div className={classes('progress', part === 1 && 'complete')}>
      <span className="progress-words">{words}</span>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect className="track" width={100} height={4} rx={1} />
        <rect className="done" width={100 * part} height={4} rx={1} />
      </svg>
    </div>
  )
}

/** Facts of one thing as name and value. */
export function Facts({ of }: { of: readonly (readonly [name: ReactNode, value: ReactNode])[] }) {
  return (
    <dl className="facts">
      {of.map(([name, value], i) => (
        <FactRow key={i} name={name} value={value} />
      ))}
    </dl>
  )
}
const FactRow = ({ name, value }: { name: ReactNode; value: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </>
)

export interface Moment {
  readonly id: string
  readonly when: ReactNode
  readonly what: ReactNode
  readonly tone?: Tone
}
export function Timeline({ moments, label }: { moments: readonly Moment[]; label: string }) {
  return (
    <ol className="timeline" aria-label={label}>
      {moments.map((moment) => (
        <li key={moment.id} className={moment.tone ?? 'plain'}>
          <p className="timeline-when">{moment.when}</p>
          <div>{moment.what}</div>
        </li>
      ))}
    </ol>
  )
}
