import { DataTable, Empty, Go, Load, RocTime, useApi, useSaid, type Column } from '#kernel/ui'
import { api, type Profile, type Terms } from '../api.ts'
import { useText } from '../text.ts'

/** The saved mappings of one system, newest first: files already imported keep naming the version they were read by. */
export function Profiles({ system }: { system: string }) {
  const t = useText()
  const profiles = useApi(api, 'GET /api/queries/profiles', { query: { kind: 'log', system } })
  const terms = useApi(api, 'GET /api/queries/terms')
  const columns: Column<Profile>[] = [
    { id: 'version', head: t('systems.version'), cell: (row) => row.version, min: true },
    { id: 'at', head: t('systems.savedAt'), cell: (row) => <RocTime at={row.at} />, min: true },
    { id: 'by', head: t('import.by'), cell: (row) => row.by?.name, min: true, hide: 's' },
    {
      id: 'columns',
      head: t('import.mapping'),
      cell: (row) => <Columns of={row} fields={terms.data?.fields ?? []} />,
    },
  ]
  return (
    <section>
      <h3>{t('systems.profiles')}</h3>
      <Load of={profiles}>
        {({ rows }) => (
          <DataTable
            caption={t('systems.profiles')}
            rows={[...rows].sort((a, b) => b.version - a.version)}
            columns={columns}
            rowKey={(row) => row.id}
            empty={
              <Empty
                title={t('systems.noProfiles')}
                deed={
                  <Go to="/queries/import" className="button">
                    {t('import.title')}
                  </Go>
                }
              >
                {t('systems.noProfilesWords')}
              </Empty>
            }
          />
        )}
      </Load>
    </section>
  )
}

function Columns({ of, fields }: { of: Profile; fields: Terms['fields'] }) {
  const say = useSaid()
  const named = (field: string) => {
    const term = fields.find((one) => one.kind === of.kind && one.field === field)
    return term ? say(term) : field
  }
  return (
    <span className="small">
      {Object.entries(of.shape.columns)
        .map(([header, field]) => `${header} → ${named(field)}`)
        .join('；')}
    </span>
  )
}
