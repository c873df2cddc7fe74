// What stands around every page.
export { Shell, type ShellProps } from './shell.tsx'
export { type RailEntry } from './rail.tsx'
export { LanguageMenu, ThemeMenu } from './top-bar.tsx'
export { sessionTouched } from './idle.ts'
