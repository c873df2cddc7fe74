import { existsSync, readdirSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { ok, warn, wrong, type Check } from './check.ts'

const GIB = 2 ** 30

/** Node.js, free disk, time zone and the built web: what the machine must bring. */
export const checkMachine = (dataDir: string, webRoot: string): Check[] => [
  node(process.versions.node),
  disk(dataDir),
  zone(),
  web(webRoot),
]

export function node(version: string): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 20))
    return wrong(
      'node',
      `Node.js ${version} 過舊，須 20.20 以上`,
      `Node.js ${version} is too old; 20.20 is the floor`,
    )
  return major < 24
    ? warn(
        'node',
        `Node.js ${version} 可用，建議改用 24（20 已停止維護）`,
        `Node.js ${version} works; 24 is recommended (20 is past its end of life)`,
      )
    : ok('node', `Node.js ${version}`, `Node.js ${version}`)
}

function disk(dataDir: string): Check {
  let place = dataDir
  while (!existsSync(place)) place = dirname(place)
  const { bavail, bsize } = statfsSync(place)
  const free = (bavail * bsize) / GIB
  const zh = `可用空間 ${free.toFixed(1)} GiB`
  const en = `${free.toFixed(1)} GiB free`
  if (free < 1) return wrong('disk', `${zh}，請立即清出空間`, `${en}: make room now`)
  return free < 5 ? warn('disk', `${zh}，偏低`, `${en}: getting low`) : ok('disk', zh, en)
}

function zone(): Check {
  const name = Intl.DateTimeFormat().resolvedOptions().timeZone
  return ok(
    'time-zone',
    `主機時區 ${name}；本系統一律以臺灣時間顯示、以 UTC 儲存`,
    `Host zone ${name}; shown in Taiwan time, stored in UTC whatever it is`,
  )
}

/** Pages bring their own Chinese font, so that a rare name looks the same on every desk; the host's fonts do not matter. */
function web(webRoot: string): Check {
  if (!existsSync(`${webRoot}/index.html`))
    return wrong('web', '網頁尚未編譯，請執行 npm run build', 'The web is not built; run npm run build')
  const assets = `${webRoot}/assets`
  const fonts = existsSync(assets) ? readdirSync(assets).filter((name) => name.endsWith('.woff2')).length : 0
  return fonts > 0
    ? ok('web', `網頁已編譯，內含字型 ${fonts} 檔`, `The web is built, with ${fonts} font files`)
    : warn(
        'web',
        '網頁已編譯，但不含字型：罕用字可能無法顯示',
        'The web is built without fonts: rare characters may not show',
      )
}
