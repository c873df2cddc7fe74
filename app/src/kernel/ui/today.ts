import { useState } from 'react'
import { dayOf, systemClock, type Day } from '#kernel/ground'

/** The civil day in Taiwan on which the screen was opened: for suggestions and marks, never for a decision. */
export function useToday(): Day {
  const [day] = useState(() => dayOf(systemClock()))
  return day
}
