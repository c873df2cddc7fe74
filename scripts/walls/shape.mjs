import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isTest, sourceFiles } from './source-files.mjs'

export const shapeRules = {
  'small-file':
    'A file is split at 350 lines, a test at 300: what does not fit on a few screens is not understood in one reading.',
  'short-face':
    'A room’s index.ts is its face: at most 30 lines, 50 in the kernel, where a whole house is served.',
  'plain-name':
    'Files are kebab-case and named for the noun or the deed; utils, helpers, manager, service and common name nothing.',
  'said-size':
    'A test says its size: *.rule.test.ts is pure, *.room.test.ts has a fresh database; browser, CLI and case tests lie under test/.',
}
const LIMIT = { source: 350, test: 300, face: 30, kernelFace: 50 }
const VAGUE = /^(utils?|helpers?|managers?|services?|common|misc)$|-(utils?|helpers?|manager)$/

/** @returns {import('./check-graph.mjs').Fault[]} */
export function checkShape(root) {
  const faults = []
  for (const file of sourceFiles(root, ['app/src', 'packages', 'test', 'scripts'], /\.(tsx?|mjs)$/)) {
    const note = (rule, to) => faults.push({ rule, why: shapeRules[rule], from: file, line: 1, to })
    const lines = readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length
    const faceOf = /^app\/src\/(kernel|domains)\/[^/]+\/index\.ts$/.exec(file)?.[1]
    const limit = faceOf
      ? faceOf === 'kernel'
        ? LIMIT.kernelFace
        : LIMIT.face
      : isTest(file)
        ? LIMIT.test
        : LIMIT.source
    if (lines > limit) note(faceOf ? 'short-face' : 'small-file', `${lines} lines, at most ${limit}`)
    const name = basename(file).replace(/(\.(rule|room|test|testing|d))*\.(tsx?|mjs)$/, '')
    if (!/^(zh-TW|[a-z0-9]+(-[a-z0-9]+)*)$/.test(name)) note('plain-name', basename(file))
    if (VAGUE.test(name) || VAGUE.test(basename(dirname(file)))) note('plain-name', basename(file))
    if (/^(app|packages)\/.*\.test\.tsx?$/.test(file) && !/\.(rule|room)\.test\.tsx?$/.test(file))
      note('said-size', basename(file))
  }
  return faults
}
