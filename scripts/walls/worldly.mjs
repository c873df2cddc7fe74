import { walk } from './walk.mjs'

/** What a rule must not know: the machine, the net, chance. Clock and Math are looked at member by member. */
const WORLD = new Set([
  'process',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'performance',
  'crypto',
  'console',
  'require',
  'globalThis',
  'global',
  'window',
  'document',
  'navigator',
  'localStorage',
  'sessionStorage',
  'Buffer',
  'XMLHttpRequest',
  'WebSocket',
  'Worker',
])

/**
 * Where a syntax tree touches the world: clock, chance, globals, `import()`, `import.meta`, or a variable that outlives the call.
 * @returns {{ offset: number, what: string }[]}
 */
export function worldly(program) {
  const declared = declaredNames(program)
  const found = []
  walk(program, (node, parent, key) => {
    const what = touch(node, parent, key, declared)
    if (what) found.push({ offset: node.start, what })
  })
  return found
}

function touch(node, parent, key, declared) {
  switch (node.type) {
    case 'Identifier':
      return WORLD.has(node.name) && !declared.has(node.name) && isReference(parent, key) ? node.name : null
    case 'MemberExpression':
      if (isNamed(node.object, 'Math') && isMember(node, 'random')) return 'Math.random'
      return isNamed(node.object, 'Date') && isMember(node, 'now') ? 'Date.now' : null
    case 'NewExpression':
      return isNamed(node.callee, 'Date') && node.arguments.length === 0 ? 'new Date()' : null
    case 'CallExpression':
      return isNamed(node.callee, 'Date') ? 'Date()' : null
    case 'ImportExpression':
      return 'import()'
    case 'MetaProperty':
      return node.meta.name === 'import' ? 'import.meta' : null
    case 'VariableDeclaration':
      return node.kind !== 'const' && !node.declare && /^(Program|ExportNamedDeclaration)$/.test(parent.type)
        ? `a ${node.kind} that outlives the call`
        : null
    default:
      return null
  }
}

const isNamed = (node, name) => node?.type === 'Identifier' && node.name === name
const isMember = (node, name) => (node.computed ? node.property.value === name : node.property.name === name)

/** A name read as a value: not a property after the dot, a key of an object, or part of a type. */
function isReference(parent, key) {
  if (parent.type === 'MemberExpression') return key === 'object' || parent.computed
  if (key === 'key' && !parent.computed) return parent.shorthand === true
  if (parent.type.startsWith('TS'))
    return /^TS(As|Satisfies|NonNull)Expression$/.test(parent.type) && key === 'expression'
  return parent.type !== 'LabeledStatement'
}

/** Names that the file itself gives to something: a parameter called `process` is not the machine's. */
function declaredNames(program) {
  const names = new Set()
  const bind = (pattern) => {
    if (!pattern) return
    if (pattern.type === 'Identifier') names.add(pattern.name)
    else if (pattern.type === 'AssignmentPattern') bind(pattern.left)
    else if (pattern.type === 'RestElement') bind(pattern.argument)
    else if (pattern.type === 'ArrayPattern') pattern.elements.forEach(bind)
    else if (pattern.type === 'ObjectPattern')
      pattern.properties.forEach((property) => bind(property.value ?? property))
  }
  walk(program, (node) => {
    if (node.type === 'VariableDeclarator' || /^(Function|Class)(Declaration|Expression)$/.test(node.type))
      bind(node.id)
    if (/Function/.test(node.type) && Array.isArray(node.params)) node.params.forEach(bind)
    if (/^Import(|Default|Namespace)Specifier$/.test(node.type)) bind(node.local)
    if (node.type === 'CatchClause') bind(node.param)
  })
  return names
}
