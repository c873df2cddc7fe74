import { pathToFileURL } from 'node:url'
import { isAbsolute, sep } from 'node:path'
import { MARK_DETECTOR } from '../documents.ts'
import { oneLine, partWay } from '../language.ts'
import { detectorName, hiddenName, passedName } from '../names.ts'
import { isUnread } from '../fail-on.ts'
import type { Entry, Found, HiddenSum, Language, ScannedFile } from '../words.ts'
import type { Finished } from './format.ts'
import { hiddenRule, sarifRules } from './sarif-rules.ts'

/** SARIF 2.1.0: findings and hidden classes are results, what was not inspected is told as notifications of the run. */
export async function* sarif({ head, ending, entries, language }: Finished): AsyncIterable<string> {
  const rules = sarifRules(language)
  const index = new Map(rules.map(({ id }, i) => [id, i]))
  const driver = { name: 'Subrosa', version: head.program, rules }
  yield `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":${JSON.stringify({ driver })},"columnKind":"utf16CodeUnits","results":[`
  let comma = ''
  for await (const entry of entries()) {
    for (const result of resultsOf(entry, language)) {
      yield `${comma}\n${JSON.stringify({ ...result, ruleIndex: index.get(result.ruleId) ?? -1 })}`
      comma = ','
    }
  }
  const invocation = {
    executionSuccessful: !ending.interrupted,
    startTimeUtc: head.began,
    endTimeUtc: ending.ended,
    exitCode: ending.exitCode,
  }
  yield `\n],"invocations":[${JSON.stringify(invocation).slice(0, -1)},"toolExecutionNotifications":[`
  comma = ''
  for await (const entry of entries()) {
    for (const note of notesOf(entry, language)) {
      yield `${comma}\n${JSON.stringify(note)}`
      comma = ','
    }
  }
  yield `\n]}],"properties":${JSON.stringify({ key: head.key, totals: ending.totals })}}]}\n`
}

interface Result {
  readonly ruleId: string
  readonly [field: string]: unknown
}

function* resultsOf(entry: Entry, language: Language): Generator<Result> {
  if (entry.type !== 'file') return
  for (const one of entry.findings) yield findingResult(entry, one, language)
  for (const one of entry.hidden) yield hiddenResult(entry, one, language)
}

const findingResult = ({ path }: ScannedFile, one: Found, language: Language): Result => ({
  ruleId: one.detector,
  level: levelOf(one),
  message: { text: `${detectorName(one.detector, language)}: ${oneLine(one.masked)}` },
  locations: [locationOf(path, one.part, one.address)],
  // The mark tells the value, the place keeps two places of one value apart.
  partialFingerprints: {
    'subrosaMark/v1': one.mark,
    'subrosaPlace/v1': [...one.part.slice(1), one.address].map(oneLine).join('/'),
  },
  rank: Math.round(one.score * 100),
  properties: { score: one.score, sight: one.sight, why: one.why },
})

function hiddenResult({ path, digest }: ScannedFile, one: HiddenSum, language: Language): Result {
  const count =
    language === 'zh' ? `${one.items} 處，${one.chars} 字` : `${one.items} places, ${one.chars} characters`
  return {
    ruleId: hiddenRule(one.class),
    level: 'note',
    message: { text: `${hiddenName(one.class, language)}: ${count}` },
    locations: [locationOf(path, [], one.places[0] ?? '')],
    partialFingerprints: { 'subrosaHidden/v1': `${one.class}:${one.items}:${one.chars}:${digest ?? ''}` },
    properties: { items: one.items, chars: one.chars, places: one.places.map(oneLine) },
  }
}

/** A mark of secrecy is never a trifle; else the score says how sure it is. */
const levelOf = ({ detector, score }: Found): 'error' | 'warning' | 'note' =>
  detector === MARK_DETECTOR || score >= 0.8 ? 'error' : score >= 0.6 ? 'warning' : 'note'

function locationOf(path: string, part: readonly string[], address: string): Record<string, unknown> {
  const way = partWay(part, address)
  const line = part.length === 1 ? /^L([1-9]\d{0,8})(?!\d)/.exec(address)?.[1] : undefined
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(path) },
      ...(line === undefined ? {} : { region: { startLine: Number(line) } }),
    },
    ...(way === '' ? {} : { logicalLocations: [{ fullyQualifiedName: way, kind: 'element' }] }),
  }
}

/** Relative where the path is; a colon in a name must not look like a scheme. */
export function uriOf(path: string): string {
  if (isAbsolute(path)) return pathToFileURL(path).href
  // Half a character has no place in a URI.
  return path
    .replace(/\p{Cs}/gu, '\uFFFD')
    .split(sep)
    .map(encodeURIComponent)
    .join('/')
}

function* notesOf(entry: Entry, language: Language): Generator<Record<string, unknown>> {
  const locations = [{ physicalLocation: { artifactLocation: { uri: uriOf(entry.path) } } }]
  if (entry.type === 'passed') {
    const text = [passedName(entry.why, language), entry.detail].filter((one) => one !== '').join(' ')
    const level = isUnread(entry) ? 'error' : 'note'
    yield { level, message: { text }, descriptor: { id: entry.why }, locations }
    return
  }
  for (const { code, count, part, zh, en } of entry.notRead) {
    const text = `${oneLine(language === 'zh' ? zh : en)}${count > 1 ? ` ×${count}` : ''}`
    const logicalLocations = [
      { fullyQualifiedName: partWay(part) || oneLine(part[0] ?? ''), kind: 'element' },
    ]
    yield {
      level: 'warning',
      message: { text },
      descriptor: { id: code },
      locations: [{ ...locations[0], logicalLocations }],
    }
  }
}
