import type { Detector } from '../../words/detector.ts'
import { mobile } from './mobile.ts'
import { nationalId } from './national-id.ts'
import { residentNumber } from './resident-number.ts'

/** Every detector of the product, one line each. */
export const detectors: readonly Detector[] = [nationalId, residentNumber, mobile]
