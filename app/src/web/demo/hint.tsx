import { useApi, useSaid } from '#kernel/ui'
import { demoApi } from './api.ts'
import './demo.css'

/** What to try as this person; nothing where the demo proposes nothing. */
export function DemoHint({ person }: { person: string }) {
  const say = useSaid()
  const guide = useApi(demoApi, 'GET /api/demo/guide')
  const hint = guide.data?.people.find((one) => one.person === person)?.hint
  return hint ? <span className="demo-hint small soft">{say(hint)}</span> : null
}
