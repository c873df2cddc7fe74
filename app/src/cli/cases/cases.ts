import { collection004 } from './collection-004.ts'
import { collectionOthers } from './collection-others.ts'
import type { Outcome, RealCase, Replay } from './real-case.ts'
import { replay as c0011c } from './replays/001-1c.ts'
import { replay as c00404 } from './replays/004-04.ts'
import { replay as c00405 } from './replays/004-05.ts'
import { replay as c00409 } from './replays/004-09.ts'
import { replay as c00410 } from './replays/004-10.ts'
import { replay as c00416 } from './replays/004-16.ts'
import { replay as c00417 } from './replays/004-17.ts'
import { replay as c00421 } from './replays/004-21.ts'
import { replay as c00422 } from './replays/004-22.ts'
import { replay as c00424 } from './replays/004-24.ts'
import { openScene } from './scene.ts'

/** Every real case of the collections; each has its row, whether its part is built or not. */
export const realCases: readonly RealCase[] = [...collection004, ...collectionOthers]

/** The cases whose part of the house is built. */
export const replays: Readonly<Record<string, Replay>> = {
  '001-1c': c0011c,
  '004#04': c00404,
  '004#05': c00405,
  '004#09': c00409,
  '004#10': c00410,
  '004#16': c00416,
  '004#17': c00417,
  '004#21': c00421,
  '004#22': c00422,
  '004#24': c00424,
}

export interface Played {
  readonly case: RealCase
  /** `passed`: the house stopped or showed it. `missed`: it did neither. `not-built`: nothing to play it against yet. */
  readonly state: 'passed' | 'missed' | 'not-built'
  readonly outcome: Outcome | null
}

/** Plays one case in a house of its own. @throws when the replay itself breaks */
export async function play(one: RealCase): Promise<Played> {
  const replay = replays[one.id]
  if (!replay) return { case: one, state: 'not-built', outcome: null }
  const scene = await openScene(one.id)
  try {
    const outcome = await replay(scene)
    return { case: one, state: outcome ? 'passed' : 'missed', outcome }
  } finally {
    await scene.close()
  }
}
