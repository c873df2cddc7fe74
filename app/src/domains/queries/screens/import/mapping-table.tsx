import { Badge, Button, Note, Select, TextField, useSaid } from '#kernel/ui'
import { keyKindWords, lookupWords, placeWords } from '../key-kinds.ts'
import type { PreviewReply } from '../api.ts'
import { useText } from '../text.ts'
import { wordIn } from '../word-in.ts'
import {
  asSuggested,
  choose,
  chosenFor,
  LEFT_OUT,
  samplesOf,
  setDefault,
  setWords,
  undone,
  wordsFor,
  type FieldTerm,
  type Shape,
} from './shape.ts'

interface MappingProps {
  readonly preview: PreviewReply
  readonly shape: Shape
  readonly fields: readonly FieldTerm[]
  readonly onShape: (shape: Shape) => void
}

/** Which column of the file is which field: suggested, to be corrected by hand; nothing is left undecided. */
export function MappingTable({ preview, shape, fields, onShape }: MappingProps) {
  const t = useText()
  const say = useSaid()
  const open = undone(shape, preview.headers, fields)
  const options = [
    { value: LEFT_OUT, label: t('import.leftOut') },
    ...fields.map((term) => ({
      value: term.field,
      label: `${say(term)}${term.required ? t('import.required') : ''}`,
    })),
  ]
  const hinted = open.headers.filter((header) => preview.suggested.columns[header] !== undefined)
  return (
    <>
      {(open.absent.length > 0 || hinted.length > 0) && (
        <Note
          tone="amber"
          title={
            open.absent.length > 0
              ? t('import.absent', { of: open.absent.join(t('and')) })
              : t('import.hinted')
          }
        >
          <Button small onClick={() => onShape(asSuggested(shape, preview))}>
            {t('import.suggest')}
          </Button>
        </Note>
      )}
      <div className="table-wrap">
        <table className="table q-mapping">
          <caption className="unseen">{t('import.mapping')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('import.header')}</th>
              <th scope="col">{t('import.samples')}</th>
              <th scope="col">{t('import.field')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.headers.map((header) => {
              const chosen = chosenFor(shape, header)
              const term = fields.find((one) => one.field === chosen)
              const wrong = chosen === '' || open.twice.includes(chosen)
              return (
                <tr key={header} className={wrong ? 'amber' : undefined}>
                  <th scope="row">{header}</th>
                  <td className="soft clip">{samplesOf(preview, header).join('　')}</td>
                  <td>
                    <Select
                      name={`map-${header}`}
                      label={<span className="unseen">{t('import.fieldOf', { header })}</span>}
                      value={chosen}
                      none={t('import.undecided')}
                      options={options}
                      onChange={(field) => onShape(choose(shape, header, field))}
                    />
                    {open.twice.includes(chosen) && <Badge tone="amber">{t('import.twice')}</Badge>}
                    {term && term.values.length > 0 && (
                      <ValueWords term={term} shape={shape} onShape={onShape} />
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {open.headers.length > 1 && (
        <p className="q-rest">
          <Button
            small
            onClick={() =>
              onShape(open.headers.reduce((made, header) => choose(made, header, LEFT_OUT), shape))
            }
          >
            {t('import.leaveRest', { n: String(open.headers.length) })}
          </Button>
        </p>
      )}
      <Fixed shape={shape} fields={fields} headers={preview.headers} onShape={onShape} />
    </>
  )
}

/** A moment cannot be the same for all rows. */
const fixable = new Set(['code', 'text'])

/** Required fields that no column carries: one value for all rows. */
function Fixed({
  shape,
  fields,
  headers,
  onShape,
}: Pick<MappingProps, 'shape' | 'fields' | 'onShape'> & { headers: readonly string[] }) {
  const t = useText()
  const say = useSaid()
  const given = new Set(headers.flatMap((header) => shape.columns[header] ?? []))
  const open = fields.filter(
    ({ field, type, required, values }) =>
      !given.has(field) &&
      ((required && fixable.has(type)) || values.length > 0 || shape.defaults[field] !== undefined),
  )
  if (open.length === 0) return null
  return (
    <div className="q-fixed">
      <p className="field-hint">{t('import.fixed')}</p>
      <div className="grid-2">
        {open.map((term) =>
          term.values.length > 0 ? (
            <Select
              key={term.field}
              name={`fixed-${term.field}`}
              label={say(term)}
              value={shape.defaults[term.field] ?? ''}
              none={t('import.noFixed')}
              options={term.values.map((value) => ({
                value,
                label: say(wordIn(valueWords(term.field), value)),
              }))}
              onChange={(value) => onShape(setDefault(shape, term.field, value))}
            />
          ) : (
            <TextField
              key={term.field}
              name={`fixed-${term.field}`}
              label={say(term)}
              value={shape.defaults[term.field] ?? ''}
              maxLength={200}
              onChange={(value) => onShape(setDefault(shape, term.field, value))}
            />
          ),
        )}
      </div>
    </div>
  )
}

/** The source's own words for each value, where the built-in ones do not do. */
function ValueWords({
  term,
  shape,
  onShape,
}: {
  term: FieldTerm
  shape: Shape
  onShape: (shape: Shape) => void
}) {
  const t = useText()
  const say = useSaid()
  return (
    <details className="q-values">
      <summary>{t('import.values')}</summary>
      <p className="field-hint">{t('import.valuesHint')}</p>
      {term.values.map((value) => (
        <TextField
          key={value}
          name={`words-${term.field}-${value}`}
          label={say(wordIn(valueWords(term.field), value))}
          value={wordsFor(shape, term.field, value).join('、')}
          onChange={(text) => onShape(setWords(shape, term.field, value, text.split(/[、,，]/)))}
        />
      ))}
    </details>
  )
}
const valueWords = (field: string) =>
  field === 'act' ? lookupWords : field === 'place' ? placeWords : keyKindWords
