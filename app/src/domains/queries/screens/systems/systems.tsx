import {
  Badge,
  Button,
  DataTable,
  Empty,
  Load,
  Page,
  Split,
  useApi,
  useGo,
  useParam,
  useQueryState,
  Unseen,
  useSaid,
  type Column,
} from '#kernel/ui'
import { sensitivities, sequencePolicies } from '../../words.ts'
import { api, type System } from '../api.ts'
import { useText } from '../text.ts'
import { Profiles } from './profiles.tsx'
import { SystemForm } from './system-form.tsx'
import './systems.css'

/** 查詢系統: whose data, how sensitive, when its log is due, how it numbers its lines. */
export default function Systems() {
  const t = useText()
  const say = useSaid()
  const go = useGo()
  const open = useParam('system')
  const [writing, setWriting] = useQueryState('write')
  const systems = useApi(api, 'GET /api/queries/systems')
  const columns: Column<System>[] = [
    { id: 'name', head: t('col.system'), cell: (system) => say(system) },
    { id: 'owner', head: t('systems.owner'), cell: (system) => system.dataOwner, clip: true, hide: 's open' },
    {
      id: 'sensitivity',
      head: t('systems.sensitivity'),
      cell: (system) => (
        <Badge tone={system.sensitivity === 'normal' ? 'plain' : 'amber'}>
          {say(sensitivities[system.sensitivity])}
        </Badge>
      ),
      min: true,
    },
    {
      id: 'sequence',
      head: t('systems.sequence'),
      cell: (system) => say(sequencePolicies[system.sequence]),
      min: true,
      hide: 's open',
    },
    {
      id: 'due',
      head: t('systems.due'),
      cell: (system) => <Due system={system} />,
      min: true,
      hide: 's open',
    },
    {
      id: 'units',
      head: t('systems.units'),
      cell: (system) =>
        system.units.length === 0
          ? t('systems.allUnits')
          : system.units.map((unit) => unit.name).join(t('and')),
      clip: true,
      hide: 'm open',
    },
    {
      id: 'state',
      head: <Unseen>{t('systems.retired')}</Unseen>,
      cell: (system) => system.retired && <Badge>{t('systems.retired')}</Badge>,
      min: true,
    },
  ]
  const found = systems.data?.rows.find((system) => system.id === open)
  return (
    <Page
      title={t('systems.title')}
      purpose={t('systems.purpose')}
      help={<p>{t('systems.help')}</p>}
      deeds={
        writing !== '1' && (
          <Button look="primary" icon="plus" onClick={() => go('/queries/systems?write=1')}>
            {t('systems.add')}
          </Button>
        )
      }
    >
      <Split
        title={writing === '1' ? t('systems.add') : found ? say(found) : t('systems.one')}
        onClose={() => go('/queries/systems')}
        thing={
          writing === '1' ? (
            <SystemForm onDone={(id) => go(`/queries/systems/${id}`)} onLeave={() => setWriting('')} />
          ) : found ? (
            <div key={found.id} className="stack wide">
              <SystemForm of={found} onDone={() => systems.again()} onLeave={() => go('/queries/systems')} />
              <Profiles system={found.id} />
            </div>
          ) : null
        }
        list={
          <Load of={systems}>
            {({ rows }) => (
              <DataTable
                caption={t('systems.title')}
                rows={rows}
                columns={columns}
                rowKey={(system) => system.id}
                current={open === '' ? null : open}
                onOpen={(system) => go(`/queries/systems/${system.id}`)}
                empty={<Empty title={t('systems.emptyTitle')}>{t('systems.empty')}</Empty>}
              />
            )}
          </Load>
        }
      />
    </Page>
  )
}

function Due({ system }: { system: System }) {
  const t = useText()
  if (!system.daily) return <span className="soft">{t('systems.notDaily')}</span>
  return (
    <>
      {system.dueHour === null ? t('systems.byRule') : t('systems.byHour', { hour: String(system.dueHour) })}
    </>
  )
}
