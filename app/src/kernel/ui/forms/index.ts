// Fields, forms, files.
export { FieldSet, type FieldProps } from './field.tsx'
export {
  Checkbox,
  RadioCards,
  Select,
  TextArea,
  TextField,
  type CardOption,
  type Option,
} from './controls.tsx'
export { RocDateField, RocMomentField } from './roc-fields.tsx'
export { Combo, type ComboOption } from './combo.tsx'
export { bytes, FileDrop } from './file-drop.tsx'
export { Filters, Form, FormDeeds } from './form.tsx'
export { useForm, type Faults, type FormState } from './use-form.ts'
