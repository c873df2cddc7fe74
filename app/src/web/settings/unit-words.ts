import { useWebText } from '../text.ts'

const known = [
  'minutes',
  'seconds',
  'hours',
  'days',
  'working-days',
  'months',
  'years',
  'percent',
  'count',
  'hour-of-day',
] as const

/** The word for a unit of the law book. */
export function useUnitWords(): (unit: string) => string {
  const t = useWebText()
  return (unit) => {
    const found = known.find((one) => one === unit)
    return found && found !== 'count' ? t(`unit.${found}`) : ''
  }
}
