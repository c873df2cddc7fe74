import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folder, MARKED, ROSTER, scanned, SECRETS } from './scanned.testing.ts'

const PAGE =
  '<html><body><p>公告</p><!-- 承辦 A123456789 --><img src="data:image/png;base64,iVBORw0KGgo="></body></html>'
/** Names that would be code somewhere: a spreadsheet, a page, a terminal, a URI. */
const HOSTILE = {
  '=HYPERLINK("http:x").csv': ROSTER,
  '<img src=x onerror=alert(1)>.txt': MARKED,
  'a"b\'c&d.html': PAGE,
  '\u001b[2Jx\n.txt': '手機 0912-345-678\n',
  'plain.txt': 'hello\n',
}
const written = async (format: string, ...more: string[]): Promise<string> => {
  const home = folder(HOSTILE)
  const { code, out } = await scanned(home, '.', `--${format}`, ...more)
  expect(code).toBe(0)
  expect(out).not.toMatch(SECRETS)
  return out
}

interface Sarif {
  readonly version: string
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly { id: string }[] } }
    readonly results: readonly {
      ruleId: string
      ruleIndex: number
      level: string
      rank?: number
      message: { text: string }
      partialFingerprints: Record<string, string>
      locations: readonly {
        physicalLocation: { artifactLocation: { uri: string }; region?: { startLine: number } }
        logicalLocations?: readonly { fullyQualifiedName: string; kind: string }[]
      }[]
    }[]
    readonly invocations: readonly {
      executionSuccessful: boolean
      startTimeUtc: string
      toolExecutionNotifications: readonly { level: string; descriptor: { id: string } }[]
    }[]
  }[]
}

describe('SARIF', () => {
  it('keeps the rules of 2.1.0', async () => {
    const { version, runs } = JSON.parse(await written('sarif')) as Sarif
    const [run] = runs
    if (run === undefined) throw new Error('no run')
    const { rules } = run.tool.driver
    expect([version, runs.length, run.tool.driver.name]).toEqual(['2.1.0', 1, 'Subrosa'])
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
    expect(run.results.length).toBeGreaterThan(10)
    for (const { ruleId, ruleIndex, level, rank, message, locations, partialFingerprints } of run.results) {
      expect(rules[ruleIndex]?.id).toBe(ruleId)
      expect(['error', 'warning', 'note']).toContain(level)
      expect(rank ?? 0).toBeLessThanOrEqual(100)
      expect(message.text).not.toBe('')
      expect(Object.values(partialFingerprints).every((one) => typeof one === 'string')).toBe(true)
      for (const { physicalLocation, logicalLocations } of locations) {
        // A valid relative reference, and the name comes back from it.
        const { uri } = physicalLocation.artifactLocation
        expect(uri).toMatch(/^[A-Za-z0-9\-._~!'()*%]+$/)
        expect(Object.keys(HOSTILE)).toContain(decodeURIComponent(uri))
        expect(physicalLocation.region?.startLine ?? 1).toBeGreaterThan(0)
        for (const { fullyQualifiedName } of logicalLocations ?? []) expect(fullyQualifiedName).not.toBe('')
      }
    }
  })

  it('tells marks, lines, levels, hidden classes and what was not read', async () => {
    const run = (JSON.parse(await written('sarif')) as Sarif).runs[0]
    const ids = (run?.results ?? []).filter(({ ruleId }) => ruleId === 'tw.national-id')
    expect(ids.map(({ partialFingerprints }) => partialFingerprints['subrosaMark/v1']?.length)).toEqual([
      22, 22, 22, 22,
    ])
    // One value in two files has one mark.
    expect(new Set(ids.map(({ partialFingerprints }) => partialFingerprints['subrosaMark/v1'])).size).toBe(3)
    expect(ids[0]?.locations[0]?.physicalLocation.region?.startLine).toBe(2)
    const mark = run?.results.find(({ ruleId }) => ruleId === 'tw.classification-mark')
    expect(mark?.level).toBe('error')
    expect(
      run?.results.some(({ ruleId, level }) => ruleId === 'hidden/markup-comment' && level === 'note'),
    ).toBe(true)
    const notes = run?.invocations[0]?.toolExecutionNotifications ?? []
    expect(notes.map(({ level }) => level)).toContain('warning')
    expect(run?.invocations[0]?.executionSuccessful).toBe(true)
  })
})

/** Cells as a spreadsheet reads them (RFC 4180). */
function cellsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === '\r\n') rows.push([])
    if (end === '') break
  }
  return rows.slice(0, -1)
}

describe('CSV', () => {
  it('opens as UTF-8, has even rows, and no cell runs', async () => {
    const text = await written('csv')
    expect(text.startsWith('\uFEFF')).toBe(true)
    // `out` joins lines: the row's own end is back in place.
    const rows = cellsOf(`${text.slice(1)}\n`)
    expect(rows.length).toBeGreaterThan(20)
    expect(new Set(rows.map((cells) => cells.length))).toEqual(new Set([13]))
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/)
    expect(rows.map(([path]) => path)).toContain(`'=HYPERLINK("http:x").csv`)
    expect(text).not.toContain('\u001b')
  })
})

describe('HTML', () => {
  it('stands alone, prints on A4, and no name becomes markup', async () => {
    for (const language of ['zh', 'en']) {
      const page = await written('html', `--lang=${language}`)
      expect(page).toContain('size: A4')
      expect(page).toContain(`default-src &#39;none&#39;`)
      expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;.txt')
      expect(page).toContain('a&quot;b&#39;c&amp;d.html')
      expect(page).toContain('\\u{1b}[2Jx\\n.txt')
      const tags = new Set([...page.matchAll(/<(\w+)/g)].map(([, tag]) => tag))
      for (const tag of ['script', 'img', 'link', 'iframe', 'svg', 'a']) expect(tags).not.toContain(tag)
      expect(page).not.toMatch(/<[^>]*\s(src|href|style|on\w+)=|url\(|@import/)
    }
  })
})

describe('JSON', () => {
  it('is one document in the order of paths, or a line for each thing', async () => {
    const whole = JSON.parse(await written('json')) as {
      files: { path: string }[]
      totals: { files: number }
      titles: Record<string, { zh: string }>
    }
    const paths = Object.keys(HOSTILE).toSorted()
    expect(whole.files.map(({ path }) => path)).toEqual(paths)
    expect(whole.titles['tw.national-id']?.zh).toBe('國民身分證統一編號')
    const lines = (await written('ndjson'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string })
    expect(lines.map(({ type }) => type)).toEqual(['begin', ...paths.map(() => 'file'), 'end'])
  })

  it('is the same in a file as in a pipe', async () => {
    const home = folder(
      Object.fromEntries(Object.entries(HOSTILE).map(([name, text]) => [`d/${name}`, text])),
    )
    const still = (text: string): string =>
      text.replace(/"(began|ended|startTimeUtc|endTimeUtc|ms)":("[^"]*"|\d+)/g, '')
    for (const format of ['json', 'ndjson', 'sarif', 'csv']) {
      const { out } = await scanned(home, 'd', `--${format}`, '--key=k')
      await scanned(home, 'd', `--${format}`, '--key=k', '--out=report')
      const file = readFileSync(join(home, 'report'), 'utf8')
      expect(still(file).trimEnd()).toBe(still(out).trimEnd())
    }
  })
})

it('a terminal gets no control characters from names', async () => {
  const { out } = await scanned(folder(HOSTILE), '.')
  expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/)
  expect(out).toContain('\\u{1b}[2Jx\\n.txt')
  expect(out).not.toMatch(SECRETS)
})
