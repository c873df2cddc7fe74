import { address, Icon, Load, useApi } from '#kernel/ui'
import { useWebText } from '../text.ts'
import { demoApi } from './api.ts'
import './demo.css'

/** Files of the demo to try an import with, for the browser to keep. */
export function DemoSamples() {
  const t = useWebText()
  const samples = useApi(demoApi, 'GET /api/demo/samples')
  return (
    <Load of={samples} lines={2}>
      {({ rows }) => (
        <ul className="demo-samples" aria-label={t('demo.samples')}>
          {rows.map(({ name }) => (
            <li key={name}>
              <a
                href={address('GET /api/demo/samples/:sample', { params: { sample: name } })}
                download={name}
              >
                <Icon name="import" size={16} />
                {name}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Load>
  )
}
