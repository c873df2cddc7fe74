import { text, whole } from './shape.ts'
import type { ObjectRef } from './envelope/derive.ts'

/** Names of objects, persons, openings and the like: no blank, no newline, so that they frame themselves. */
export const name = text(128, /^[A-Za-z0-9][A-Za-z0-9._:/-]*$/)
export const epochNumber = whole(1, 1_000_000)

export const isName = (value: string): boolean => name(value) !== undefined

/** What a share's check is bound to. */
export const contextOf = ({ object, epoch }: ObjectRef): string => `${object}\n${epoch}`
