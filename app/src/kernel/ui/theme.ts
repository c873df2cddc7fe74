import { preference } from './preference.ts'

export type Theme = 'system' | 'light' | 'dark'
export const theme = preference<Theme>('theme', ['system', 'light', 'dark'], () => 'system')

/** Writes the chosen appearance onto the page; theme.js did the same before the first paint. */
export function applyTheme(chosen: Theme): void {
  const dark =
    chosen === 'dark' || (chosen === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
}
